#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "lower/automation/alarms.h"
#include "lower/automation/automation.h"
#include "lower/automation/image_age.h"

namespace lifeboat::lower {

namespace {

using graph::Side;

constexpr Window kAtOnce{300, 1, 1};

/// Whatever lies in a queue of dead letters is a call that somebody waits for.
void AddQueueAlarm(Context& context, Side side) {
  AddAlarm(context, side, "dead_letters", NotificationsPlace(context),
           {.name = AlarmName(context, {"dead-letters"}),
            .description = "Events that could not be delivered wait in queue " + QueueName(context),
            .metric = {"AWS/SQS",
                       "ApproximateNumberOfMessagesVisible",
                       {{"QueueName", context.On(side).queue.Attribute("name")}},
                       "Maximum"},
            .window = {60, 1, 1},
            .comparison = kGreater,
            .threshold = 0,
            .missing = kNotBreaching},
           Says::Tell);
}

/// Functions that are called every minute may fail every few: one mail when that begins, one when it has been
/// over for a quarter of an hour.
constexpr Window kSettled{300, 3, 1};

void AddFunctionAlarms(Context& context, graph::Program program) {
  const bool images = program == graph::Program::UpdateAmiParameter || program == graph::Program::AmiCleanup;
  const Place place = images ? ImagesPlace(context) : FailoverPlace(context);
  const std::string name(Word(program));
  const std::string function = FunctionName(context, program);
  const auto metric = [&](const char* what) {
    return Metric{"AWS/Lambda",
                  what,
                  {{"FunctionName", context.functions.at(program).Attribute("function_name")}},
                  "Sum"};
  };
  AddAlarm(context, Side::Dr, "errors_" + name, place,
           {.name = AlarmName(context, {"errors", function}),
            .description = "Function " + function + " ends in errors",
            .metric = metric("Errors"),
            .window = images ? kAtOnce : kSettled,
            .comparison = kGreater,
            .threshold = 0,
            .missing = kNotBreaching},
           Says::Tell);
  // A tick that finds the controller still at work is throttled and comes again: only for a quarter of an
  // hour on end is it a bad sign.
  AddAlarm(context, Side::Dr, "throttles_" + name, place,
           {.name = AlarmName(context, {"throttles", function}),
            .description = "Function " + function + " is kept from running",
            .metric = metric("Throttles"),
            .window = {300, 3, 3},
            .comparison = kGreater,
            .threshold = 0,
            .missing = kNotBreaching},
           Says::Tell);
}

void AddImageAgeAlarm(Context& context, const std::string& key,
                      const blueprint::Named<blueprint::Service>& service, std::int64_t hours) {
  AddAlarm(context, Side::Dr, "image_age_" + LabelOf(service), ServicePlace(service),
           {.name = AlarmName(context, {"image-age", key}),
            .description = "The image of service " + key + " in " + context.RegionCode(Side::Dr) +
                           " is older than " + std::to_string(hours) + " hours",
            .metric = OwnMetric(context, "ImageAgeHours", "Maximum", {{"Service", key}}),
            .window = {3600, 2, 2},
            .comparison = kGreater,
            .threshold = hours,
            .missing = kMissing},
           Says::Tell);
}

/// Of one direction, where the source is. S3 counts only with replication time control.
void AddReplicationAlarms(Context& context, Side from, const std::string& key,
                          const blueprint::Named<blueprint::Bucket>& bucket) {
  constexpr std::int64_t kPromisedSeconds = 900;
  const Place place = BucketPlace(bucket);
  const Side to = from == Side::Primary ? Side::Dr : Side::Primary;
  const auto metric = [&](const char* what, const char* statistic) {
    return Metric{"AWS/S3",
                  what,
                  {{"DestinationBucket", context.On(to).buckets.at(key).bucket.Attribute("bucket")},
                   {"RuleId", "everything"},
                   {"SourceBucket", context.On(from).buckets.at(key).bucket.Attribute("bucket")}},
                  statistic};
  };
  const std::string direction = " of bucket " + key + " from " + context.RegionCode(from);
  AddAlarm(context, from, "replication_failed_" + LabelOf(bucket), place,
           {.name = AlarmName(context, {"bucket-replication-failed", key}),
            .description = "Objects" + direction + " could not be replicated",
            .metric = metric("OperationsFailedReplication", "Sum"),
            .window = kAtOnce,
            .comparison = kGreater,
            .threshold = 0,
            .missing = kNotBreaching},
           Says::Tell);
  AddAlarm(context, from, "replication_late_" + LabelOf(bucket), place,
           {.name = AlarmName(context, {"bucket-replication-late", key}),
            .description = "Objects" + direction + " take more than 15 minutes to be replicated",
            .metric = metric("ReplicationLatency", "Maximum"),
            .window = {300, 3, 3},
            .comparison = kGreater,
            .threshold = kPromisedSeconds,
            .missing = kNotBreaching},
           Says::Tell);
}

}  // namespace

void LowerOperationsAlarms(Context& context) {
  for (const Side side : kSides) {
    AddQueueAlarm(context, side);
  }
  for (const graph::Program program : kPrograms) {
    AddFunctionAlarms(context, program);
  }
  const std::int64_t oldest_image = OldestImageHours(*context.blueprint.images.schedule);
  for (const auto& [key, service] : context.blueprint.services) {
    AddImageAgeAlarm(context, key, service, oldest_image);
  }
  for (const auto& [key, bucket] : context.blueprint.buckets) {
    const blueprint::Replication replication = *bucket.value.replication;
    if (!*bucket.value.replication_time_control || replication == blueprint::Replication::None) {
      continue;
    }
    AddReplicationAlarms(context, Side::Primary, key, bucket);
    if (replication == blueprint::Replication::BothWays) {
      AddReplicationAlarms(context, Side::Dr, key, bucket);
    }
  }
}

}  // namespace lifeboat::lower
