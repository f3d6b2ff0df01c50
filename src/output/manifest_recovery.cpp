#include "output/manifest_recovery.h"

#include <functional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace lifeboat::output {

namespace {

using nlohmann::json;

json Of(const Recovery::Step& step) {
  return {{"name", step.name},
          {"phrase", step.phrase},
          {"typical", step.typical},
          {"slow", step.slow},
          {"critical", step.critical}};
}

json OrNull(const std::optional<std::int64_t>& seconds) { return seconds ? json(*seconds) : json(); }

json Of(const Recovery::Store& store) {
  return {{"field", store.field}, {"lag", OrNull(store.lag)}, {"bound", OrNull(store.bound)}};
}

template <class T>
json ListOf(const std::vector<T>& things) {
  json list = json::array();
  for (const T& thing : things) {
    list.push_back(Of(thing));
  }
  return list;
}

/// Takes members out of objects; what is missing or of another type spoils the whole.
class Reader {
 public:
  void Read(const json& object, const char* key, std::int64_t& seconds) {
    if (const json* member = Find(object, key, &json::is_number_integer)) {
      seconds = member->get<std::int64_t>();
    }
  }
  void Read(const json& object, const char* key, std::optional<std::int64_t>& seconds) {
    const auto either = [](const json& member) { return member.is_null() || member.is_number_integer(); };
    if (const json* member = Find(object, key, either); member != nullptr && !member->is_null()) {
      seconds = member->get<std::int64_t>();
    }
  }
  void Read(const json& object, const char* key, std::string& text) {
    if (const json* member = Find(object, key, &json::is_string)) {
      text = member->get<std::string>();
    }
  }
  void Read(const json& object, const char* key, bool& value) {
    if (const json* member = Find(object, key, &json::is_boolean)) {
      value = member->get<bool>();
    }
  }
  [[nodiscard]] const json& List(const json& object, const char* key) {
    static const json kNone = json::array();
    const json* member = Find(object, key, &json::is_array);
    return member == nullptr ? kNone : *member;
  }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  template <class Is>
  const json* Find(const json& object, const char* key, Is is) {
    const auto found = object.find(key);
    if (found == object.end() || !std::invoke(is, *found)) {
      sound_ = false;
      return nullptr;
    }
    return &*found;
  }

  bool sound_ = true;
};

}  // namespace

json RecoveryToJson(const Recovery& recovery) {
  return {{"rto_objective", recovery.rto_objective}, {"rpo_objective", recovery.rpo_objective},
          {"rto_typical", recovery.rto_typical},     {"rto_slow", recovery.rto_slow},
          {"steps", ListOf(recovery.steps)},         {"stores", ListOf(recovery.stores)}};
}

std::optional<Recovery> RecoveryFromJson(const json& section) {
  Reader reader;
  Recovery recovery;
  reader.Read(section, "rto_objective", recovery.rto_objective);
  reader.Read(section, "rpo_objective", recovery.rpo_objective);
  reader.Read(section, "rto_typical", recovery.rto_typical);
  reader.Read(section, "rto_slow", recovery.rto_slow);
  for (const json& element : reader.List(section, "steps")) {
    Recovery::Step& step = recovery.steps.emplace_back();
    reader.Read(element, "name", step.name);
    reader.Read(element, "phrase", step.phrase);
    reader.Read(element, "typical", step.typical);
    reader.Read(element, "slow", step.slow);
    reader.Read(element, "critical", step.critical);
  }
  for (const json& element : reader.List(section, "stores")) {
    Recovery::Store& store = recovery.stores.emplace_back();
    reader.Read(element, "field", store.field);
    reader.Read(element, "lag", store.lag);
    reader.Read(element, "bound", store.bound);
  }
  return reader.sound() ? std::optional(std::move(recovery)) : std::nullopt;
}

}  // namespace lifeboat::output
