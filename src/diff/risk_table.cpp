#include "diff/risk_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>

namespace lifeboat::diff {

namespace {

constexpr std::array kStateful = {
    Stateful{"aws_cloudwatch_log_group", "the logs in it"},
    Stateful{"aws_db_instance", "the data in it"},
    Stateful{"aws_eip", "its address, which others may have on their lists"},
    Stateful{"aws_globalaccelerator_accelerator", "its static addresses and its name"},
    Stateful{"aws_kms_key", "whatever is encrypted with it, once its waiting time is over"},
    Stateful{"aws_kms_replica_key", "whatever is encrypted with it, once its waiting time is over"},
    Stateful{"aws_s3_bucket", "the objects in it, and its name until somebody takes it"},
    Stateful{"aws_s3_bucket_replication_configuration", "the replication, until it is there again"},
    Stateful{"aws_s3_bucket_versioning", "the versions of what is written from now on, and the replication"},
    Stateful{"aws_secretsmanager_secret", "the secret, and its copies in other regions"},
};

// Amazon RDS User Guide, "Settings for DB instances": what a change of each setting interrupts.
constexpr std::array kDisruptions = {
    Disruption{"aws_autoscaling_group", "launch_template", "its instances are replaced, some at a time"},
    Disruption{"aws_autoscaling_group", "max_size", "instances above it are terminated", Felt::Smaller},
    Disruption{"aws_autoscaling_group", "target_group_arns",
               "instances leave one target group and join another"},
    Disruption{"aws_autoscaling_group", "vpc_zone_identifier", "instances move to other subnets"},
    Disruption{"aws_db_instance", "allocated_storage",
               "storage is optimized for hours, and cannot grow again for six"},
    Disruption{"aws_db_instance", "backup_retention_period", "the instance restarts", Felt::ToFromZero},
    Disruption{"aws_db_instance", "ca_cert_identifier", "engines that need it restart"},
    Disruption{"aws_db_instance", "db_subnet_group_name", "the instance moves and restarts"},
    Disruption{"aws_db_instance", "engine_version",
               "the instance restarts; a major version takes it away for long"},
    Disruption{"aws_db_instance", "identifier", "its endpoint gets another name"},
    Disruption{"aws_db_instance", "instance_class", "the instance restarts"},
    Disruption{"aws_db_instance", "multi_az", "latency rises while the standby is made", Felt::TurnedOn},
    Disruption{"aws_db_instance", "option_group_name", "some options restart the instance"},
    Disruption{"aws_db_instance", "parameter_group_name", "static parameters wait for a restart"},
    Disruption{"aws_db_instance", "port", "the instance restarts, and clients look for it elsewhere"},
    Disruption{"aws_db_instance", "publicly_accessible", "its name resolves to another address"},
    Disruption{"aws_db_instance", "storage_type", "slower while the storage is converted"},
    Disruption{"aws_db_instance", "vpc_security_group_ids",
               "connections that no group allows any more are cut"},
    Disruption{"aws_db_parameter_group", "parameter", "static parameters wait for a restart"},
    Disruption{"aws_globalaccelerator_endpoint_group", "endpoint_configuration",
               "connections move or are cut"},
    Disruption{"aws_globalaccelerator_endpoint_group", "traffic_dial_percentage", "traffic moves"},
    Disruption{"aws_globalaccelerator_listener", "client_affinity", "clients may reach another endpoint"},
    Disruption{"aws_globalaccelerator_listener", "port_range", "connections to other ports are cut"},
    Disruption{"aws_lb", "enabled", "no traffic gets through"},
    Disruption{"aws_lb", "security_groups", "connections that no group allows any more are cut"},
    Disruption{"aws_lb", "subnets", "connections through zones that go away are cut"},
    Disruption{"aws_lb_listener", "default_action", "requests go elsewhere"},
    Disruption{"aws_lb_listener", "port", "clients look for another port"},
    Disruption{"aws_lb_listener", "protocol", "clients speak another protocol"},
    Disruption{"aws_lb_listener", "certificate_arn", "clients see another certificate"},
    Disruption{"aws_lb_listener", "ssl_policy", "old clients may not agree on a cipher any more"},
    Disruption{"aws_lb_target_group", "health_check", "targets may be judged differently"},
    Disruption{"aws_lb_target_group", "stickiness", "sessions may land elsewhere"},
    Disruption{"aws_route", "gateway_id", "traffic takes another road"},
    Disruption{"aws_route", "nat_gateway_id", "outgoing connections are cut"},
    Disruption{"aws_vpc", "enable_dns_hostnames", "names inside the network resolve differently"},
    Disruption{"aws_vpc", "enable_dns_support", "names inside the network resolve differently"},
    Disruption{"aws_vpc_security_group_egress_rule", "", "connections that it no longer allows are cut"},
    Disruption{"aws_vpc_security_group_ingress_rule", "", "connections that it no longer allows are cut"},
};

constexpr std::array kRenewals = {
    Renewal{"aws_launch_template", "latest_version"}, Renewal{"aws_lambda_function", "version"},
    Renewal{"aws_lambda_function", "qualified_arn"},  Renewal{"aws_ssm_document", "latest_version"},
    Renewal{"aws_ssm_document", "default_version"},
};

bool Covers(std::string_view path, std::string_view changed) {
  return path.empty() || changed == path || (changed.starts_with(path) && changed[path.size()] == '.');
}

std::optional<double> NumberOf(const std::optional<std::string>& text) {
  double number = 0;
  if (!text) {
    return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(number) : std::nullopt;
}

/// What is not known to be harmless is felt.
bool IsFelt(Felt felt, const AttributeChange& attribute) {
  if (!attribute.known) {
    return true;
  }
  const auto before = NumberOf(attribute.before);
  const auto after = NumberOf(attribute.after);
  switch (felt) {
    case Felt::Always:
      return true;
    case Felt::Smaller:
      return !before || !after || *after < *before;
    case Felt::ToFromZero:
      return !before || !after || *before == 0 || *after == 0;
    case Felt::TurnedOn:
      return attribute.after != "false" && attribute.after.has_value();
  }
  return true;
}

}  // namespace

std::span<const Stateful> StatefulTypes() { return kStateful; }
std::span<const Disruption> Disruptions() { return kDisruptions; }
std::span<const Renewal> Renewals() { return kRenewals; }

const Stateful* FindStateful(std::string_view type) {
  const auto* const found = std::ranges::find(kStateful, type, &Stateful::type);
  return found == kStateful.end() ? nullptr : &*found;
}

const Disruption* FindDisruption(std::string_view type, const AttributeChange& attribute) {
  const auto* const found = std::ranges::find_if(kDisruptions, [&](const Disruption& disruption) {
    return disruption.type == type && Covers(disruption.path, attribute.schema_path) &&
           IsFelt(disruption.felt, attribute);
  });
  return found == kDisruptions.end() ? nullptr : &*found;
}

}  // namespace lifeboat::diff
