#include <string>
#include <utility>

#include "lower/arn.h"
#include "lower/automation/automation.h"
#include "lower/automation/declared_calls.h"
#include "lower/automation/service_role.h"

namespace lifeboat::lower {

namespace {

using graph::Ref;
using graph::Side;

constexpr graph::Module kIam{graph::ModuleKind::Iam};

/// Images are made in the primary region and copied to the other; what comes of them is noticed where it
/// matters.
class ImagePipelineLowering {
 public:
  explicit ImagePipelineLowering(Context& context) : context_(context), place_(ImagesPlace(context)) {}

  void Lower() {
    document_ = AddTo(Side::Primary, "create_image", graph::SsmDocument{DocumentName(context_)});
    automation_role_ = AddAutomationRole();
    events_role_ = AddEventsRole();
    for (const auto& [key, service] : context_.blueprint.services) {
      AddSchedule(key, service);
    }
    AddFailureRule();
    AddImageRule();
  }

 private:
  template <class T>
  Ref<T> AddTo(Side side, const std::string& name, T node) {
    return Add(context_, AutomationModule(side), name, place_, std::move(node));
  }

  [[nodiscard]] const std::string& application() const { return *context_.blueprint.name; }

  [[nodiscard]] graph::Text PrimaryArn(std::string_view service, const std::string& resource) const {
    return Arn(context_, service, context_.RegionCode(Side::Primary), resource);
  }

  /// As whom the document works.
  Ref<graph::Role> AddAutomationRole() {
    graph::PolicyDocument trust = TrustOfThisAccount(context_, "Automation", "ssm");
    trust.statements.front().conditions.push_back(
        {"ArnLike", "aws:SourceArn", {PrimaryArn("ssm", "automation-execution/*")}});
    return AddServiceRole(context_, place_,
                          {.terraform_name = "image_automation",
                           .name = ImageAutomationRoleName(context_),
                           .description = "Makes and copies images of " + application(),
                           .trust = Add(context_, kIam, "image_automation_trust", place_, std::move(trust)),
                           .policy_name = "make-declared-calls",
                           .policy = LeastPrivilege(context_, CallsOfImageDocument(), "")});
  }

  /// As whom EventBridge starts the document.
  Ref<graph::Role> AddEventsRole() {
    const std::string name = DocumentName(context_);
    graph::Statement start;
    start.sid = "Start";
    start.actions = {"ssm:StartAutomationExecution"};
    start.resources = {PrimaryArn("ssm", "automation-definition/" + name),
                       PrimaryArn("ssm", "automation-definition/" + name + ":*"),
                       PrimaryArn("ssm", "automation-execution/*"), PrimaryArn("ssm", "document/" + name)};
    graph::Statement pass;
    pass.sid = "PassTheDocumentsRole";
    pass.actions = {"iam:PassRole"};
    pass.resources = {Arn(context_, "iam", "", "role/" + ImageAutomationRoleName(context_))};
    pass.conditions = {{"StringEquals", "iam:PassedToService", {ServicePrincipal(context_, "ssm")}}};
    return AddServiceRole(
        context_, place_,
        {.terraform_name = "image_schedule",
         .name = DerivedName({application(), "image-schedule"}, kRoleName),
         .description = "Schedules start the making of images of " + application() + " through this role",
         .trust = Add(context_, kIam, "image_schedule_trust", place_,
                      TrustOfThisAccount(context_, "Rules", "events")),
         .policy_name = "start-image-creation",
         .policy = {{std::move(start), std::move(pass)}}});
  }

  /// In every posture: a plan after a failover must show no change. While the DR region serves, the document
  /// finds no instance and says so.
  void AddSchedule(const std::string& key, const blueprint::Named<blueprint::Service>& service) {
    const Place place = ServicePlace(service);
    const graph::Module module = AutomationModule(Side::Primary);
    const graph::Label name = "create_image_" + LabelOf(service);
    const auto rule = Add(context_, module, name, place,
                          graph::EventRule{.name = ImageScheduleName(context_, key),
                                           .description = "Makes an image of an instance of " + key,
                                           .when = context_.blueprint.images.schedule->expression});
    const auto group = context_.On(Side::Primary).services.at(key).group;
    graph::AutomationTarget target{document_, events_role_, {}};
    target.parameters = {{"Application", {application()}},
                         {"AutoScalingGroupName", {group.Attribute("name")}},
                         {"AutomationAssumeRole", {automation_role_.Attribute("arn")}},
                         {"DestinationKmsKeyId", {context_.On(Side::Dr).key.Attribute("arn")}},
                         {"DestinationRegion", {context_.RegionCode(Side::Dr)}},
                         {"Pipeline", {DocumentName(context_)}},
                         {"Service", {key}}};
    Add(context_, module, name, place,
        graph::EventTarget{.rule = rule,
                           .id = "create-image",
                           .target = std::move(target),
                           .dead_letters = context_.On(Side::Primary).queue});
  }

  void AddFailureRule() {
    graph::EventPattern failed{
        "aws.ssm",
        "EC2 Automation Execution Status-change Notification",
        {{"Definition", {DocumentName(context_)}}, {"Status", {"Failed", "TimedOut", "Cancelled"}}}};
    const RegionLinks& region = context_.On(Side::Primary);
    const auto rule =
        AddTo(Side::Primary, "image_failures",
              graph::EventRule{.name = DerivedName({application(), "image-failures"}, kRuleName),
                               .description = "Tells of images that could not be made",
                               .when = std::move(failed)});
    AddTo(Side::Primary, "image_failures",
          graph::EventTarget{
              .rule = rule, .id = "notify", .target = region.topic, .dead_letters = region.queue});
  }

  /// Copies of images become usable long after the document has ended; that is an event of the DR region.
  void AddImageRule() {
    graph::EventPattern changed{"aws.ec2", "EC2 AMI State Change", {{"State", {"available", "failed"}}}};
    const auto function = context_.functions.at(graph::Program::UpdateAmiParameter);
    const auto rule = AddTo(Side::Dr, "image_state",
                            graph::EventRule{.name = DerivedName({application(), "image-state"}, kRuleName),
                                             .description = "Images that have become usable, or never will",
                                             .when = std::move(changed)});
    AddTo(Side::Dr, "image_state",
          graph::EventTarget{.rule = rule,
                             .id = "update-parameter",
                             .target = function,
                             .dead_letters = context_.On(Side::Dr).queue});
    AddTo(Side::Dr, "update_by_image_state",
          graph::LambdaPermission{.statement_id = "image-state",
                                  .function = function,
                                  .principal = ServicePrincipal(context_, "events"),
                                  .source_arn = rule.Attribute("arn")});
  }

  Context& context_;
  Place place_;
  Ref<graph::SsmDocument> document_;
  Ref<graph::Role> automation_role_;
  Ref<graph::Role> events_role_;
};

}  // namespace

void LowerImagePipeline(Context& context) { ImagePipelineLowering(context).Lower(); }

}  // namespace lifeboat::lower
