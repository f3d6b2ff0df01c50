#include <string>
#include <utility>
#include <vector>

#include "lifeboat/blueprint/image_reference.h"

#include "lower/arn.h"
#include "lower/places.h"

namespace lifeboat::lower {

namespace {

using blueprint::Service;

graph::Statement Allow(std::string sid, std::vector<std::string> actions,
                       std::vector<graph::Text> resources) {
  graph::Statement statement;
  statement.sid = std::move(sid);
  statement.actions = std::move(actions);
  statement.resources = std::move(resources);
  return statement;
}

/// What Session Manager needs, and no more: AWS's own policy for it opens every parameter of the account.
/// None of these actions knows a narrower resource.
graph::Statement Session() {
  return Allow(
      "Session",
      {"ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
       "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"},
      {"*"});
}

/// The parameters that the start script of this service reads.
std::vector<graph::Text> Parameters(const Context& context, graph::Side side, const Service& service) {
  const RegionLinks& links = context.On(side);
  std::vector<graph::Text> arns;
  if (service.database) {
    arns.push_back(
        ParameterArn(context, side, context.graph[links.databases.at(**service.database).endpoint].name));
  }
  if (service.bucket) {
    arns.push_back(ParameterArn(context, side, context.graph[links.buckets.at(**service.bucket).name].name));
  }
  return arns;
}

void AddDatabase(const Context& context, graph::Side side, const Service& service,
                 std::vector<graph::Statement>& statements) {
  // Secrets Manager ends every ARN in six characters of its own; the replica in the other region has the
  // same.
  const std::string& secret = context.On(side).databases.at(**service.database).secret_name;
  statements.push_back(
      Allow("Secret", {"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"},
            {Arn(context, "secretsmanager", context.RegionCode(side), "secret:" + secret + "-??????")}));
}

void AddBucket(const Context& context, graph::Side side, const Service& service,
               std::vector<graph::Statement>& statements) {
  const graph::Text bucket =
      BucketArn(context, context.graph[context.On(side).buckets.at(**service.bucket).bucket].name);
  graph::Text objects = bucket;
  objects.Append("/*");
  statements.push_back(Allow(
      "Objects", {"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"}, {objects}));
  // Without it a missing object reads as a forbidden one.
  statements.push_back(Allow("Bucket", {"s3:ListBucket"}, {bucket}));
}

/// The region's key, only through the services whose data it encrypts here.
void AddKey(const Context& context, graph::Side side, const Service& service,
            std::vector<graph::Statement>& statements) {
  graph::Condition through{"StringEquals", "kms:ViaService", {}};
  const std::string& region = context.RegionCode(side);
  std::vector<std::string> actions = {"kms:Decrypt"};
  if (service.bucket) {
    actions.emplace_back("kms:GenerateDataKey");
    through.values.emplace_back(ServicePrincipal(context, "s3", region));
  }
  if (service.database) {
    through.values.emplace_back(ServicePrincipal(context, "secretsmanager", region));
  }
  graph::Statement statement = Allow("Key", std::move(actions), {context.On(side).key.Attribute("arn")});
  statement.conditions = {through};
  statements.push_back(std::move(statement));
}

void AddRegistry(const Context& context, const Service& service, std::vector<graph::Statement>& statements) {
  const auto image = blueprint::ParseRegistryImage(*service.image);
  if (!image) {
    return;
  }
  statements.push_back(Allow("RegistryToken", {"ecr:GetAuthorizationToken"}, {"*"}));
  const std::string repository = "arn:" + context.partition + ":ecr:" + image->region + ":" + image->account +
                                 ":repository/" + image->repository;
  statements.push_back(
      Allow("Image", {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"},
            {repository}));
}

graph::PolicyDocument Policy(const Context& context, graph::Side side, const Service& service) {
  std::vector<graph::Statement> statements = {Session()};
  AddRegistry(context, service, statements);
  if (auto parameters = Parameters(context, side, service); !parameters.empty()) {
    statements.push_back(
        Allow("Parameters", {"ssm:GetParameter", "ssm:GetParameters"}, std::move(parameters)));
  }
  if (service.database) {
    AddDatabase(context, side, service, statements);
  }
  if (service.bucket) {
    AddBucket(context, side, service, statements);
  }
  if (service.database || service.bucket) {
    AddKey(context, side, service, statements);
  }
  return {std::move(statements)};
}

graph::PolicyDocument Trust(const Context& context) {
  graph::Statement assume = Allow("Instances", {"sts:AssumeRole"}, {});
  assume.principals = {{"Service", {ServicePrincipal(context, "ec2")}}};
  return {{assume}};
}

/// `names.roles` has one name a region: the role's of a single service, the beginning of each when there are
/// more.
std::string RoleName(const Context& context, graph::Side side, const std::string& key) {
  const blueprint::RoleNames& names = context.blueprint.names.roles;
  const auto& exact = side == graph::Side::Primary ? names.primary_instances : names.dr_instances;
  if (!exact) {
    return DerivedName({*context.blueprint.name, key, graph::Word(side), "instances"}, kRoleName);
  }
  return context.blueprint.services.size() == 1 ? **exact : DerivedName({**exact, key}, kRoleName);
}

}  // namespace

void LowerInstanceRole(Context& context, graph::Side side) {
  const graph::Module module{graph::ModuleKind::Iam};
  const std::string word = graph::Word(side);
  const auto trust =
      Add(context, module, word + "_instances_trust", RegionPlace(context, side), Trust(context));
  for (const auto& [key, service] : context.blueprint.services) {
    const Place place = ServicePlace(service);
    const graph::Label name = word + "_" + LabelOf(service) + "_instances";
    const std::string role_name = RoleName(context, side, key);
    const auto policy = Add(context, module, name, place, Policy(context, side, service.value));
    const auto role =
        Add(context, module, name, place,
            graph::Role{role_name, "Instances of " + key + " in " + context.RegionCode(side), trust});
    const auto attached =
        Add(context, module, name, place, graph::RolePolicy{"use-what-the-service-uses", role, policy});
    const auto profile = Add(context, module, name, place, graph::InstanceProfile{role_name, role});
    // An instance with the profile starts at once: its permissions must be there.
    context.graph.After(profile.id, attached.id);
    context.On(side).services.at(key).instance_profile = profile;
  }
}

}  // namespace lifeboat::lower
