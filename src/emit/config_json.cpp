#include "emit/config_json.h"

#include <map>
#include <optional>

#include "emit/print.h"

namespace lifeboat::emit {

namespace {

Json OrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json Of(const graph::AutomatedGroup& group) {
  return {{"group", group.group},
          {"target_group", OrNull(group.target_group)},
          {"min", group.min},
          {"standby", group.standby},
          {"max", group.max}};
}

Json Of(const graph::AutomatedService& service) {
  return {{"primary", Of(service.primary)},
          {"dr", Of(service.dr)},
          {"accelerated", service.accelerated},
          {"image_parameter", service.image_parameter},
          {"database", OrNull(service.database)},
          {"serve", service.serve}};
}

Json Of(const graph::AutomatedDatabase& database) {
  return {{"engine", database.engine},
          {"primary", database.primary},
          {"replica", database.replica},
          {"endpoint_parameter", database.endpoint_parameter},
          {"replica_backup_days", database.replica_backup_days}};
}

Json Of(const graph::AutomatedBucket& bucket) {
  return {{"primary", bucket.primary},
          {"dr", bucket.dr},
          {"name_parameter", bucket.name_parameter},
          {"replication", bucket.replication}};
}

Json Of(const graph::Automation::Mirror& mirror) {
  return {{"signal", mirror.signal}, {"alarm", mirror.alarm}, {"region", mirror.region}};
}

template <class T>
Json Of(const std::map<std::string, T>& things) {
  Json object = Json::object();
  for (const auto& [key, thing] : things) {
    object[key] = Of(thing);
  }
  return object;
}

Json Mirrors(const graph::Automation& automation) {
  Json list = Json::array();
  for (const graph::Automation::Mirror& mirror : automation.mirrors) {
    list.push_back(Of(mirror));
  }
  return list;
}

Json Parameters(const graph::Automation& automation) {
  return {{"active_region", automation.active_region_parameter},
          {"failbacks", automation.failbacks_parameter},
          {"intent", automation.intent_parameter},
          {"state", automation.state_parameter},
          {"maintenance", automation.maintenance_parameter}};
}

}  // namespace

std::string ConfigJson(const graph::Graph& graph) {
  const graph::Automation& automation = graph.automation;
  Json config;
  config["application"] = graph.settings.application;
  config["primary_region"] = graph.settings.primary_region;
  config["dr_region"] = graph.settings.dr_region;
  config["mode"] = automation.mode;
  config["fence"] = automation.fence;
  config["max_replica_lag_seconds"] = automation.max_replica_lag_seconds;
  config["cool_down_seconds"] = automation.cool_down_seconds;
  config["detection_seconds"] = automation.detection_seconds;
  config["rto_seconds"] = automation.rto_seconds;
  config["rpo_seconds"] = automation.rpo_seconds;
  config["parameters"] = Parameters(automation);
  config["region_lost_alarm"] = OrNull(automation.region_lost_alarm);
  config["maintenance_alarm"] = automation.maintenance_alarm;
  config["mirrors"] = Mirrors(automation);
  config["functions"] = automation.functions;
  config["notifications_topic"] = automation.notifications_topic;
  config["image_document"] = automation.image_document;
  config["image_keep"] = {{"days", automation.image_keep_days}, {"at_least", automation.image_keep_at_least}};
  config["key_alias"] = automation.key_alias;
  config["services"] = Of(automation.services);
  config["databases"] = Of(automation.databases);
  config["buckets"] = Of(automation.buckets);
  return Print(config);
}

}  // namespace lifeboat::emit
