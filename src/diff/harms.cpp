#include "diff/harms.h"

#include <array>

namespace lifeboat::diff {

namespace {

constexpr std::string_view kAlarm = harm::kAlarm;
constexpr std::string_view kComposite = harm::kComposite;
constexpr std::string_view kFunction = "aws_lambda_function";
constexpr std::string_view kSchedule = "aws_scheduler_schedule";
constexpr std::string_view kRule = "aws_cloudwatch_event_rule";
constexpr std::string_view kTarget = "aws_cloudwatch_event_target";
constexpr std::string_view kHealthCheck = "aws_route53_health_check";
constexpr std::string_view kTargetGroup = "aws_lb_target_group";
constexpr std::string_view kEndpointGroup = "aws_globalaccelerator_endpoint_group";
constexpr std::string_view kDatabase = "aws_db_instance";
constexpr std::string_view kReplication = "aws_s3_bucket_replication_configuration";
constexpr std::string_view kVersioning = "aws_s3_bucket_versioning";
constexpr std::string_view kGroup = "aws_autoscaling_group";
constexpr std::string_view kParameter = harm::kParameter;
constexpr std::string_view kTopic = "aws_sns_topic";
constexpr std::string_view kSubscription = "aws_sns_topic_subscription";

constexpr std::string_view kUnbuilt = "until it is there again nothing in the DR region serves this service";

constexpr auto kHarms = std::to_array<Harm>({
    // Seeing the loss.
    {kComposite, Part::Any, "region_lost", When::Gone, "", "",
     "nothing starts a failover by itself any more: people have to notice the loss and start it"},
    {kComposite, Part::Any, "region_lost", When::Becomes, "actions_enabled", "false",
     "the alarm of the lost region tells nobody, and starts the controller a tick late"},
    {kComposite, Part::Any, "region_lost", When::Fewer, "alarm_actions", "",
     "the alarm of the lost region tells fewer: the controller, or people, no longer hear it"},
    harm::kUncounted,
    harm::kLostAgreement,
    harm::kFewerWitnesses,
    harm::kLostGuard,
    {kAlarm, Part::Signal, "", When::Gone, "", "",
     "a signal of the lost region is gone: the loss has fewer ways of being seen"},
    {kAlarm, Part::Signal, "", When::Leaves, "treat_missing_data", "breaching",
     "silence of the primary region no longer counts as its loss"},
    harm::kSlowerAlarm,
    harm::kHigherThreshold,
    {kAlarm, Part::Watch, "", When::Gone, "", "", "people are no longer told: {what}"},
    {kAlarm, Part::Watch, "", When::Becomes, "actions_enabled", "false", "people are no longer told: {what}"},
    {kHealthCheck, Part::Any, "", When::Gone, "", "",
     "nobody outside the two regions looks any more: a broken link between them is taken for a lost region"},
    {kHealthCheck, Part::Any, "", When::Becomes, "disabled", "true",
     "the health check always passes now: the loss is not seen from outside"},
    {kHealthCheck, Part::Any, "", When::Grows, "request_interval", "",
     "the loss is seen later: Route 53 asks every {after} s instead of every {before} s"},
    {kHealthCheck, Part::Any, "", When::Grows, "failure_threshold", "",
     "the loss is seen later: after {after} failed checks instead of {before}"},
    {kHealthCheck, Part::Any, "", When::Fewer, "regions", "", "fewer checkers look from outside"},
    {kEndpointGroup, Part::Any, "", When::Grows, "health_check_interval_seconds", "",
     "Global Accelerator sees later what is healthy: every {after} s instead of every {before} s"},
    {kEndpointGroup, Part::Any, "", When::Grows, "threshold_count", "",
     "Global Accelerator sees later what is healthy: after {after} checks instead of {before}"},
    {kTargetGroup, Part::Primary, "", When::Grows, "health_check.interval", "",
     "an unhealthy target is seen later: checks every {after} s instead of every {before} s"},
    {kTargetGroup, Part::Primary, "", When::Grows, "health_check.unhealthy_threshold", "",
     "an unhealthy target is seen later: after {after} failed checks instead of {before}"},
    {kTargetGroup, Part::Dr, "", When::Grows, "health_check.interval", "",
     "DR traffic opens later: targets are checked every {after} s instead of every {before} s"},
    {kTargetGroup, Part::Dr, "", When::Grows, "health_check.healthy_threshold", "",
     "DR traffic opens later: targets need {after} good checks instead of {before}"},
    {kController, Part::Any, "", When::Grows, "detection_seconds", "",
     "the loss is seen after {after} instead of {before}"},

    // Who acts.
    {kFunction, Part::Any, "failover_handler", When::Gone, "", "", "nothing can fail over any more"},
    {kFunction, Part::Any, "failover_handler", When::Rebuilt, "", "",
     "nothing can fail over while the controller is made anew"},
    {kFunction, Part::Any, "failover_handler", When::Becomes, "reserved_concurrent_executions", "0",
     "the controller cannot run: nothing can fail over"},
    {kFunction, Part::Any, "failover_handler", When::Leaves, "reserved_concurrent_executions", "1",
     "other functions of the account may keep the controller from running"},
    {kFunction, Part::Any, "failover_handler", When::Shrinks, "timeout", "",
     "the controller has {after} s instead of {before} s an invocation: long looks do not end"},
    {kFunction, Part::Any, "prober", When::Gone, "", "",
     "nobody asks the primary region for its health any more"},
    {kFunction, Part::Any, "prober", When::Becomes, "reserved_concurrent_executions", "0",
     "nobody asks the primary region for its health any more"},
    {kFunction, Part::Any, "update_ami_parameter", When::Gone, "", "",
     "new images no longer reach the DR region's launch templates"},
    {kSchedule, Part::Any, "failover_tick", When::Gone, "", "",
     "the controller is woken by the alarm alone: what is open waits for people after its first step"},
    {kSchedule, Part::Any, "failover_tick", When::Becomes, "state", "DISABLED",
     "the controller is woken by the alarm alone: what is open waits for people after its first step"},
    {kSchedule, Part::Any, "failover_tick", When::Rarer, "schedule_expression", "",
     "the controller looks less often ({after} instead of {before}): every step waits longer"},
    {kSchedule, Part::Any, "failover_tick", When::Leaves, "flexible_time_window.mode", "OFF",
     "the controller may be woken late: every step may wait longer"},
    {kSchedule, Part::Any, "prober", When::Gone, "", "",
     "nobody asks the primary region for its health any more"},
    {kSchedule, Part::Any, "prober", When::Becomes, "state", "DISABLED",
     "nobody asks the primary region for its health any more"},
    {kSchedule, Part::Any, "prober", When::Rarer, "schedule_expression", "",
     "the prober asks less often ({after} instead of {before}): its alarms lack measurements"},
    {kSchedule, Part::Any, "drill_reminder", When::Gone, "", "",
     "nobody is reminded to try a failover any more: what is never tried is a hope"},
    {kSchedule, Part::Any, "drill_reminder", When::Becomes, "state", "DISABLED",
     "nobody is reminded to try a failover any more: what is never tried is a hope"},
    {"aws_lambda_permission", Part::Any, "failover_by_alarm", When::Gone, "", "",
     "the alarm cannot start the controller, which sees it at its next tick only"},
    {kSubscription, Part::Any, "failover_by_alarm", When::Gone, "", "",
     "the alarm cannot start the controller, which sees it at its next tick only"},
    harm::kLastSubscriber,
    {kTopic, Part::Dr, "notifications", When::Gone, "", "",
     "the alarm of the lost region reaches neither the controller nor people"},
    {kTopic, Part::Dr, "notifications", When::Rebuilt, "", "",
     "who subscribed by mail has to confirm again, and hears of no failover until then"},
    harm::kFewerRights,

    // What the controller is told.
    {kController, Part::Any, "", When::Leaves, "mode", "automatic",
     "a failover no longer starts by itself: it waits until a person has answered"},
    {kController, Part::Any, "", When::Leaves, "fence", "true",
     "the primary region's instances are not stopped: both regions may take writes that nobody can merge"},
    {kController, Part::Any, "", When::Grows, "max_replica_lag_seconds", "",
     "a failover may lose up to {after} of data instead of {before}"},
    {kController, Part::Any, "", When::Shrinks, "max_replica_lag_seconds", "",
     "a replica that is more than {after} behind, instead of {before}, blocks the failover until a person "
     "forces it"},
    {kController, Part::Any, "", When::Grows, "cool_down_seconds", "",
     "after an operation the next failover waits {after} instead of {before}"},
    {kController, Part::Any, "", When::Shrinks, "services.*.dr.min", "",
     "instances of service {what} that a failover starts: {after} instead of {before}"},
    {kController, Part::Any, "", When::Shrinks, "services.*.dr.standby", "",
     "instances of service {what} that stand by: {after} instead of {before}; others have to be launched "
     "first"},
    {kController, Part::Any, "", When::Shrinks, "databases.*.replica_backup_days", "",
     "days of backups of database {what} once it has been promoted: {after} instead of {before}"},
    {kController, Part::Any, "", When::Shrinks, "image_keep.days", "",
     "days that images are kept: {after} instead of {before}; there are fewer to go back to"},
    {kController, Part::Any, "", When::Shrinks, "image_keep.at_least", "",
     "images that are kept at least: {after} instead of {before}; there are fewer to go back to"},
    harm::kForgotten,

    // What the controller remembers, and what keeps Terraform from undoing it.
    {kParameter, Part::Any, "active_region", When::Gone, "", "",
     "which side serves is written nowhere: nothing can fail over"},
    {kParameter, Part::Any, "active_region", When::Rebuilt, "", "",
     "it starts at its first value again: a failover that has happened is forgotten"},
    {kParameter, Part::Any, "intent", When::Gone, "", "", "no failover can be ordered any more"},
    {kParameter, Part::Any, "intent", When::Rebuilt, "", "",
     "an operation that is open is forgotten half-way"},
    {kParameter, Part::Any, "state", When::Gone, "", "",
     "the controller has nowhere to write how far it has come"},
    {kParameter, Part::Any, "state", When::Rebuilt, "", "",
     "the controller forgets how far it has come, and until when it has to cool down"},
    {kParameter, Part::Any, "failbacks", When::Gone, "", "",
     "how often the application came back is written nowhere: nothing tells old databases from new ones"},
    {kParameter, Part::Any, "failbacks", When::Rebuilt, "", "",
     "the number of failbacks is forgotten: a plan may take the wrong database for the current one"},
    {kParameter, Part::Any, "maintenance", When::Gone, "", "",
     "alarms can no longer be held back while people work on the application"},
    {kParameter, Part::Dr, "*_endpoint", When::Gone, "", "",
     "instances of the DR region do not find their database any more"},
    {kParameter, Part::Dr, "*_endpoint", When::Rebuilt, "", "",
     "until it is written again, instances of the DR region do not find their database"},
    {kParameter, Part::Dr, "*_image", When::Gone, "", "",
     "the DR region's launch template does not find an image any more: no instance can be launched"},
    {kParameter, Part::Dr, "*_image", When::Rebuilt, "", "",
     "DR instances start from the bare image, without the application, until the next one has been copied"},
    harm::kUnguarded,
    harm::kNoLongerIgnored,
    harm::kUnprotected,

    // Data.
    {kDatabase, Part::Replica, "", When::Gone, "", "", "the DR region has no copy of the database any more"},
    {kDatabase, Part::Replica, "", When::Rebuilt, "", "",
     "the DR region has no copy of the database until the new replica has been built"},
    {kDatabase, Part::Source, "", When::Rebuilt, "", "",
     "the replica in the DR region follows a database that is gone: nothing is copied until it is made anew"},
    {kDatabase, Part::Replica, "", When::Changes, "replicate_source_db", "",
     "the replica no longer follows the database that it was made for"},
    {kDatabase, Part::Replica, "", When::Smaller, "instance_class", "",
     "once promoted, the database has to carry the load on {after} instead of {before}"},
    {kDatabase, Part::Any, "", When::Becomes, "backup_retention_period", "0",
     "there are no automated backups any more: no replica can be made, and no point in time restored"},
    {kDatabase, Part::Any, "", When::Shrinks, "backup_retention_period", "0",
     "days of backups: {after} instead of {before}; what a failover copied by mistake can be undone less far "
     "back"},
    {kDatabase, Part::Any, "", When::Leaves, "multi_az", "true",
     "the loss of one zone stops the database: what was no reason to fail over is one now"},
    {kDatabase, Part::Any, "", When::Leaves, "deletion_protection", "true",
     "one call deletes the database: RDS no longer refuses it"},
    {kReplication, Part::Primary, "", When::Gone, "", "",
     "objects no longer reach the DR region: a failover loses what is written from now on"},
    {kReplication, Part::Dr, "", When::Gone, "", "",
     "what is written in the DR region no longer comes back: a failback has to copy it by hand"},
    {kReplication, Part::Any, "", When::Rebuilt, "", "",
     "objects that are written while there is no replication are never copied"},
    {kReplication, Part::Any, "", When::Leaves, "rule.status", "Enabled",
     "objects are no longer copied to the other region"},
    {kReplication, Part::Any, "", When::Changes, "rule.destination.bucket", "",
     "objects go to another bucket: what is there already is not copied"},
    {kReplication, Part::Any, "", When::Leaves, "rule.destination.replication_time.status", "Enabled",
     "S3 promises no time for the copies any more: the data loss in this bucket has no bound"},
    {kReplication, Part::Any, "", When::Leaves, "rule.source_selection_criteria.replica_modifications.status",
     "Enabled", "changes of tags and permissions of copies no longer reach the other region"},
    {kReplication, Part::Any, "", When::Leaves,
     "rule.source_selection_criteria.sse_kms_encrypted_objects.status", "Enabled",
     "encrypted objects, which is all of them, are no longer copied to the other region"},
    {kVersioning, Part::Any, "", When::Gone, "", "",
     "S3 replicates versioned buckets alone: the copying stops"},
    {kVersioning, Part::Any, "", When::Leaves, "versioning_configuration.status", "Enabled",
     "S3 replicates versioned buckets alone: the copying stops"},
    {"aws_s3_bucket", Part::Dr, "", When::Gone, "", "", "the DR region has no copy of the objects any more"},
    {"aws_s3_bucket", Part::Dr, "", When::Rebuilt, "", "",
     "the DR region has no copy of the objects: replication does not copy what was there before it"},
    {"aws_kms_key", Part::Dr, "", When::Gone, "", "",
     "replica, images and objects of the DR region cannot be decrypted any more: a failover finds nothing"},
    {"aws_kms_key", Part::Dr, "", When::Rebuilt, "", "",
     "replica, images and objects of the DR region cannot be decrypted any more: a failover finds nothing"},
    {"aws_kms_key", Part::Any, "", When::Becomes, "is_enabled", "false",
     "nothing that it encrypts can be read: neither side can start"},
    {"aws_secretsmanager_secret", Part::Any, "", When::Gone, "", "",
     "the DR region has no password for the database any more"},
    {"aws_secretsmanager_secret", Part::Any, "", When::Fewer, "replica", "",
     "the DR region has no password for the database any more"},

    // Room to serve in.
    {kGroup, Part::Dr, "", When::Gone, "", "",
     "the DR region can start no instance of this service any more"},
    {kGroup, Part::Dr, "", When::Rebuilt, "", "", kUnbuilt},
    {kGroup, Part::Dr, "", When::Shrinks, "max_size", "",
     "instances that the DR region may have: {after} instead of {before}"},
    {kGroup, Part::Dr, "", When::Fewer, "vpc_zone_identifier", "",
     "the DR region starts this service in fewer zones: one that has no capacity weighs more"},
    harm::kLowCeiling,
    {"aws_launch_template", Part::Dr, "", When::Smaller, "instance_type", "",
     "the DR region has to carry the load on {after} instead of {before}"},
    {"aws_lb", Part::Dr, "", When::Gone, "", "", "the DR region has no way in for this service any more"},
    {"aws_lb", Part::Dr, "", When::Rebuilt, "", "", kUnbuilt},
    {"aws_lb_listener", Part::Dr, "", When::Gone, "", "", "the DR region no longer listens on this port"},
    {kTargetGroup, Part::Dr, "", When::Gone, "", "",
     "the DR region has no targets for this service any more"},
    {"aws_globalaccelerator_accelerator", Part::Any, "", When::Gone, "", "",
     "nothing moves the users of this service any more: people have to send them to the DR region"},
    {"aws_globalaccelerator_accelerator", Part::Any, "", When::Rebuilt, "", "",
     "users go to addresses that are gone: nothing moves them until they know the new ones"},
    {"aws_globalaccelerator_accelerator", Part::Any, "", When::Becomes, "enabled", "false",
     "the accelerator takes no traffic, to either region"},
    {kEndpointGroup, Part::Any, "*_dr", When::Gone, "", "", "traffic has no way to the DR region"},
    {kEndpointGroup, Part::Any, "*_dr", When::Rebuilt, "", "",
     "traffic has no way to the DR region until the group is there again, with its first weights"},

    // Images.
    {kRule, Part::Any, "create_image_*", When::Gone, "", "",
     "no new images are made: a failover starts what the last one has"},
    {kRule, Part::Any, "create_image_*", When::Leaves, "state", "ENABLED",
     "no new images are made: a failover starts what the last one has"},
    {kRule, Part::Any, "create_image_*", When::Rarer, "schedule_expression", "",
     "images are made less often ({after} instead of {before}): a failover starts an older application"},
    {kTarget, Part::Any, "create_image_*", When::Gone, "", "",
     "no new images are made: a failover starts what the last one has"},
    {kRule, Part::Any, "image_state", When::Gone, "", "",
     "a new image is used an hour late, at the next look"},
    {kRule, Part::Any, "image_state", When::Leaves, "state", "ENABLED",
     "a new image is used an hour late, at the next look"},
    {kTarget, Part::Any, "image_state", When::Gone, "", "",
     "a new image is used an hour late, at the next look"},
    {kRule, Part::Any, "image_failures", When::Gone, "", "", "nobody is told when images cannot be made"},
    {kRule, Part::Any, "image_failures", When::Leaves, "state", "ENABLED",
     "nobody is told when images cannot be made"},
    {kTarget, Part::Any, "image_failures", When::Gone, "", "", "nobody is told when images cannot be made"},
    {kSchedule, Part::Any, "image_reconcile", When::Gone, "", "",
     "an image whose event was lost is never used: a failover starts an older application"},
    {kSchedule, Part::Any, "image_reconcile", When::Becomes, "state", "DISABLED",
     "an image whose event was lost is never used: a failover starts an older application"},
    {"aws_ssm_document", Part::Any, "create_image", When::Gone, "", "",
     "no new images are made: a failover starts what the last one has"},

    // The two sides.
    harm::kSharedRegion,
    harm::kStateAtRisk,
});

constexpr auto kAbilities = std::to_array<Ability>({
    {"failover_handler", "rds:PromoteReadReplica", "the controller cannot promote a replica any more"},
    {"failover_handler", "globalaccelerator:*", "the controller can neither fence nor move traffic any more"},
    {"failover_handler", "autoscaling:Update*",
     "the controller can neither start nor stop instances any more"},
    {"failover_handler", "ssm:PutParameter",
     "the controller can no longer claim the active region, publish databases or remember its steps"},
    {"failover_handler", "ssm:GetParameters",
     "the controller no longer sees what it has to know of parameters"},
    {"failover_handler", "cloudwatch:DescribeAlarms", "the controller does not see the alarm any more"},
    {"failover_handler", "cloudwatch:*", "the controller does not see how far replicas are behind any more"},
    {"failover_handler", "sns:*", "the controller cannot tell people any more"},
    {"failover_handler", "logs:*", "the controller leaves no log"},
    {"failover_handler", "kms:*", "the controller is refused what is encrypted: messages, and new replicas"},
    {"failover_handler", "rds:Describe*",
     "the controller does not see databases any more: preflight does not pass"},
    {"failover_handler", "rds:*", "the controller cannot rebuild databases any more: there is no way back"},
    {"failover_handler", "*", "the controller does not see everything any more: preflight does not pass"},
    {"prober", "cloudwatch:PutMetricData", "the prober cannot report any more: its alarms see nothing"},
    {"prober", "cloudwatch:*", "the prober cannot repeat the primary region's alarms any more"},
    {"prober", "ssm:*", "the prober does not see that there is maintenance any more"},
    {"prober", "*", "the prober may do less than it has to"},
    {"scheduler", "lambda:*", "a schedule cannot call its function any more"},
    {"scheduler", "*", "a schedule may do less than it has to"},
    {"update_ami_parameter", "*", "new images may not reach the launch templates"},
    {"image_automation", "*", "new images cannot be made, or not copied, any more"},
    {"image_schedule", "*", "nothing starts the making of images any more"},
    {"replicate_*", "*", "S3 may do less than it has to: objects are no longer copied to the other region"},
});

constexpr auto kBelongings = std::to_array<Belonging>({
    {kEndpointGroup, "aws_globalaccelerator_accelerator"},
    {"aws_lb_listener", "aws_lb"},
    {kTargetGroup, "aws_lb"},
    {kTarget, kRule},
    {"aws_lambda_permission", kSubscription},
    {kVersioning, "aws_s3_bucket"},
    {kReplication, "aws_s3_bucket"},
    {kReplication, kVersioning},
});

}  // namespace

std::span<const Harm> Harms() { return kHarms; }
std::span<const Ability> Abilities() { return kAbilities; }
std::span<const Belonging> Belongings() { return kBelongings; }

bool Fits(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    return pattern == text;
  }
  const std::string_view head = pattern.substr(0, star);
  const std::string_view tail = pattern.substr(star + 1);
  return text.size() >= head.size() + tail.size() && text.starts_with(head) && text.ends_with(tail);
}

}  // namespace lifeboat::diff
