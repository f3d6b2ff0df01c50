#include "blueprint/codecs/names.h"

#include "blueprint/codecs/automation.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

Section<ServiceRegionNames> ServiceRegionSection() {
  Section<ServiceRegionNames> section;
  section
      .Optional(
          &ServiceRegionNames::load_balancer,
          {.key = "load_balancer", .summary = "Application Load Balancer.", .example = "primary-app-alb"},
          LoadBalancerName())
      .Optional(&ServiceRegionNames::target_group,
                {.key = "target_group", .summary = "Target group.", .example = "primary-app-tg"},
                TargetGroupName())
      .Optional(&ServiceRegionNames::autoscaling_group,
                {.key = "autoscaling_group", .summary = "Auto Scaling group.", .example = "primary-app-asg"},
                AutoscalingGroupName())
      .Optional(&ServiceRegionNames::launch_template,
                {.key = "launch_template", .summary = "Launch template.", .example = "primary-app-template"},
                LaunchTemplateName());
  return section;
}

Section<ServiceNames> ServiceNamesSection() {
  Section<ServiceNames> section;
  section
      .Part(&ServiceNames::primary, {.key = "primary", .summary = "Names in the primary region."},
            ServiceRegionSection())
      .Part(&ServiceNames::dr, {.key = "dr", .summary = "Names in the DR region."}, ServiceRegionSection())
      .Optional(&ServiceNames::accelerator,
                {.key = "accelerator", .summary = "Global Accelerator.", .example = "app-accelerator"},
                AcceleratorName())
      .Optional(&ServiceNames::image_parameter,
                {.key = "image_parameter",
                 .summary = "SSM parameter that holds the AMI id, in both regions.",
                 .example = "/app/latest-ami-id"},
                ParameterName());
  return section;
}

Section<DatabaseNames> DatabaseNamesSection() {
  Section<DatabaseNames> section;
  section
      .Optional(&DatabaseNames::primary,
                {.key = "primary", .summary = "Identifier of the primary DB instance.", .example = "app-db"},
                DatabaseIdentifier())
      .Optional(&DatabaseNames::replica,
                {.key = "replica", .summary = "Identifier of the replica.", .example = "app-db-replica"},
                DatabaseIdentifier())
      .Optional(
          &DatabaseNames::secret,
          {.key = "secret", .summary = "Secret with the master user's password.", .example = "app/database"},
          SecretName())
      .Optional(&DatabaseNames::endpoint_parameter,
                {.key = "endpoint_parameter",
                 .summary = "SSM parameter that holds the host name, in both regions.",
                 .example = "/app/rds-endpoint"},
                ParameterName());
  return section;
}

Section<BucketNames> BucketNamesSection() {
  Section<BucketNames> section;
  section
      .Optional(&BucketNames::primary,
                {.key = "primary",
                 .summary = "Bucket in the primary region.",
                 .example = "example-media-eu-west-1"},
                BucketName())
      .Optional(&BucketNames::dr,
                {.key = "dr", .summary = "Bucket in the DR region.", .example = "example-media-us-east-1"},
                BucketName())
      .Optional(&BucketNames::name_parameter,
                {.key = "name_parameter",
                 .summary = "SSM parameter that holds the bucket's name, in both regions.",
                 .example = "/app/s3-bucket-name"},
                ParameterName());
  return section;
}

Section<RoleNames> RoleNamesSection() {
  Section<RoleNames> section;
  section
      .Optional(
          &RoleNames::primary_instances,
          {.key = "primary_instances",
           .summary = "Role and instance profile of the primary region's instances.",
           .details = "Each service has its own: with several services it is the beginning of their names.",
           .example = "primary-ec2-s3-role"},
          RoleName())
      .Optional(
          &RoleNames::dr_instances,
          {.key = "dr_instances",
           .summary = "Role and instance profile of the DR region's instances.",
           .details = "Each service has its own: with several services it is the beginning of their names.",
           .example = "dr-ec2-s3-role"},
          RoleName())
      .Optional(
          &RoleNames::replication,
          {.key = "replication",
           .summary = "Role that S3 replicates with.",
           .details =
               "Each bucket has its own: with several replicated buckets it is the beginning of their names.",
           .example = "s3-replication-role"},
          RoleName())
      .Optional(
          &RoleNames::failover,
          {.key = "failover", .summary = "Role of the failover controller.", .example = "failover-role"},
          RoleName())
      .Optional(&RoleNames::image_update,
                {.key = "image_update",
                 .summary = "Role of the function that writes image parameters.",
                 .example = "image-update-role"},
                RoleName())
      .Optional(&RoleNames::image_automation,
                {.key = "image_automation",
                 .summary = "Role of the document that makes images.",
                 .example = "image-automation-role"},
                RoleName());
  return section;
}

Section<FunctionNames> FunctionNamesSection() {
  Section<FunctionNames> section;
  section
      .Optional(&FunctionNames::failover,
                {.key = "failover", .summary = "The failover controller.", .example = "failover-handler"},
                FunctionName())
      .Optional(&FunctionNames::image_update,
                {.key = "image_update",
                 .summary = "Writes the id of a new image into its parameter.",
                 .example = "update-ami-parameter"},
                FunctionName())
      .Optional(&FunctionNames::image_cleanup,
                {.key = "image_cleanup", .summary = "Removes old images.", .example = "ami-cleanup"},
                FunctionName())
      .Optional(&FunctionNames::prober,
                {.key = "prober",
                 .summary = "Asks the primary region for its health, from the DR region.",
                 .example = "prober"},
                FunctionName());
  return section;
}

Section<AlarmNames> AlarmNamesSection() {
  Section<AlarmNames> section;
  section
      .Optional(&AlarmNames::region_lost,
                {.key = "region_lost",
                 .summary = "The composite alarm that starts a failover, in the DR region.",
                 .example = "PrimaryRegionLost"},
                AlarmName())
      .Optional(&AlarmNames::healthy_hosts,
                {.key = "healthy_hosts",
                 .summary = "No healthy target behind a load balancer of the primary region.",
                 .details = "Each service has its own: with several services it is the beginning of their "
                            "names.",
                 .example = "PrimaryHealthyHosts"},
                AlarmName())
      .Optional(&AlarmNames::database_cpu,
                {.key = "database_cpu",
                 .summary = "A busy database in the primary region.",
                 .details = "Each database has its own: with several databases it is the beginning of their "
                            "names.",
                 .example = "PrimaryDatabaseCPU"},
                AlarmName());
  return section;
}

}  // namespace

Section<Names> NamesSection() {
  Section<Names> section;
  section
      .Optional(&Names::active_region_parameter,
                {.key = "active_region_parameter",
                 .summary = "SSM parameter that says which region serves.",
                 .example = "/app/active-region"},
                ParameterName())
      .Parts(&Names::services, {.key = "services", .summary = "Of a service: keys of `services`."},
             Presence::Default, "<name>", Name("service"), ServiceNamesSection())
      .Parts(&Names::databases, {.key = "databases", .summary = "Of a database: keys of `databases`."},
             Presence::Default, "<name>", Name("database"), DatabaseNamesSection())
      .Parts(&Names::buckets, {.key = "buckets", .summary = "Of a bucket: keys of `buckets`."},
             Presence::Default, "<name>", Name("bucket"), BucketNamesSection())
      .Part(&Names::roles, {.key = "roles", .summary = "Of IAM roles."}, RoleNamesSection())
      .Part(&Names::functions, {.key = "functions", .summary = "Of Lambda functions, in the DR region."},
            FunctionNamesSection())
      .Part(&Names::alarms, {.key = "alarms", .summary = "Of CloudWatch alarms."}, AlarmNamesSection())
      .Optional(&Names::notifications_topic,
                {.key = "notifications_topic",
                 .summary = "SNS topic that people are told by, one in each region.",
                 .example = "failover-notifications"},
                TopicName())
      .Optional(&Names::image_document,
                {.key = "image_document",
                 .summary = "Systems Manager document that makes images.",
                 .example = "create-image-from-instance"},
                DocumentName())
      .Optional(&Names::image_schedule,
                {.key = "image_schedule",
                 .summary = "EventBridge rule that starts the making of images.",
                 .details = "Each service has its own: with several services it is the beginning of their "
                            "names.",
                 .example = "image-creation-schedule"},
                EventRuleName());
  return section;
}

}  // namespace lifeboat::blueprint
