#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using graph::ModuleKind;
using graph::Side;

constexpr graph::Module kDr{ModuleKind::Automation, Side::Dr};
constexpr graph::Module kPrimary{ModuleKind::Automation, Side::Primary};

std::string Triggers(const std::string& triggers, const std::string& more = "") {
  return "failover: { " + more + "triggers: { " + triggers + " } }\n";
}

/// `(ALARM("a") AND ALARM("b"))`, with the alarms' Terraform names.
std::string Rule(const graph::Graph& graph, std::string_view name) {
  std::string rule;
  for (const graph::Text::Part& part : Get<graph::CompositeAlarm>(graph, kDr, name).rule.parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    rule += literal != nullptr ? *literal : graph.Info(std::get<graph::Reference>(part).node).name;
  }
  return rule;
}

TEST(Detection, ARegionIsLostWhenAnyTwoSignalsAgree) {
  const graph::Graph graph = GraphOf(Blog());
  EXPECT_EQ(Rule(graph, "region_lost"), R"(((ALARM("replication_main") AND )"
                                        R"((ALARM("health_probe_web") OR ALARM("healthy_hosts_web"))) AND )"
                                        R"(OK("cut_off") AND ALARM("seen_alive_web")))");
  EXPECT_EQ(Get<graph::CompositeAlarm>(graph, kDr, "region_lost").name, "blog-region-lost");
}

TEST(Detection, TheQuorumIsTheBlueprints) {
  const graph::Graph one = GraphOf(Blog({.more = "failover: { quorum: 1 }\n"}));
  EXPECT_EQ(Rule(one, "region_lost"),
            R"(((ALARM("health_probe_web") OR ALARM("replication_main") OR ALARM("healthy_hosts_web")) )"
            R"(AND OK("cut_off") AND ALARM("seen_alive_web")))");
  const graph::Graph three = GraphOf(Blog({.more = "failover: { quorum: 3 }\n"}));
  EXPECT_EQ(Rule(three, "region_lost"),
            R"(((ALARM("replication_main") AND (ALARM("health_probe_web") AND ALARM("healthy_hosts_web"))) )"
            R"(AND OK("cut_off") AND ALARM("seen_alive_web")))");
}

TEST(Detection, TheWitnessesAroundTheWorldAreNeverOutvoted) {
  const auto rule = [](const std::string& quorum) {
    const std::string whole =
        Rule(GraphOf(Blog({.more = Triggers("route53: { action: failover }", "quorum: " + quorum + ", ")})),
             "region_lost");
    return whole.substr(0, whole.find(" AND OK("));
  };
  EXPECT_EQ(rule("1"), R"((ALARM("route53_web"))");
  EXPECT_EQ(rule("2"), R"(((ALARM("route53_web") AND ALARM("replication_main")))");
  EXPECT_EQ(rule("3"), R"(((ALARM("route53_web") AND ALARM("replication_main") AND )"
                       R"((ALARM("health_probe_web") OR ALARM("healthy_hosts_web"))))");
  EXPECT_EQ(rule("4"), R"(((ALARM("route53_web") AND ALARM("replication_main") AND )"
                       R"((ALARM("health_probe_web") AND ALARM("healthy_hosts_web"))))");
}

TEST(Detection, ARegionThatSeesNothingIsTheOneThatIsCutOff) {
  const graph::Graph graph = GraphOf(Blog());
  const auto& cut_off = Get<graph::MetricAlarm>(graph, kDr, "cut_off");
  EXPECT_EQ(cut_off.metric, "OutsideSeen");
  EXPECT_EQ(cut_off.missing, "missing");
  EXPECT_EQ(cut_off.alarm_actions.size(), 1U);
  const graph::Text& outside = Get<graph::LambdaFunction>(graph, kDr, "prober").environment.at("OUTSIDE");
  EXPECT_NE(Spell(graph, outside).find(R"("us-west-2":"https://sts.us-west-2.amazonaws.com/")"),
            std::string::npos);
}

TEST(Detection, NeitherSideIsAWitness) {
  for (const auto& [primary, dr] :
       {std::pair{"us-west-2", "eu-central-1"}, {"ap-northeast-1", "us-west-2"}}) {
    const graph::Graph graph =
        GraphOf(std::string("lifeboat: 1\nname: app\nregions: { primary: { region: ") + primary +
                " }, dr: { region: " + dr + " } }\nservices:\n" + Service("web"));
    const std::string outside =
        Spell(graph, Get<graph::LambdaFunction>(graph, kDr, "prober").environment.at("OUTSIDE"));
    EXPECT_EQ(outside.find(primary), std::string::npos) << outside;
    EXPECT_EQ(outside.find(dr), std::string::npos) << outside;
    EXPECT_NE(outside.find("https://sts."), std::string::npos) << outside;
  }
}

TEST(Detection, PostgresTellsTheAgeOfItsLastTransaction) {
  const graph::Graph mysql = GraphOf(Blog());
  EXPECT_EQ(Get<graph::MetricAlarm>(mysql, kDr, "replication_main").comparison, "LessThanThreshold");
  EXPECT_EQ(Get<graph::MetricAlarm>(mysql, kDr, "replication_main").threshold, 0);
  const graph::Graph postgres = GraphOf(Blog({.database = "engine: postgres"}));
  const auto& alarm = Get<graph::MetricAlarm>(postgres, kDr, "replication_main");
  EXPECT_EQ(alarm.comparison, "GreaterThanThreshold");
  EXPECT_EQ(alarm.threshold, 600);
  EXPECT_EQ(alarm.statistic, "Minimum");
  EXPECT_EQ(alarm.missing, "breaching");
}

TEST(Detection, WhoHasToBeAskedMayBeAskedForAWeek) {
  const auto hours = [](const std::string& mode) {
    const graph::Graph graph = GraphOf(Blog({.more = "failover: { mode: " + mode + " }\n"}));
    return Get<graph::MetricAlarm>(graph, kDr, "seen_alive_web").evaluations;
  };
  EXPECT_EQ(hours("automatic"), 24);
  EXPECT_EQ(hours("approve"), 168);  // the most that CloudWatch takes of whole hours
}

TEST(Detection, OnlyTheWholeSpeaks) {
  const graph::Graph graph = GraphOf(Blog());
  for (const char* child : {"health_probe_web", "replication_main", "healthy_hosts_web", "seen_alive_web"}) {
    EXPECT_TRUE(Get<graph::MetricAlarm>(graph, kDr, child).alarm_actions.empty()) << child;
  }
  const auto& lost = Get<graph::CompositeAlarm>(graph, kDr, "region_lost");
  EXPECT_EQ(lost.alarm_actions.size(), 1U);
  EXPECT_EQ(lost.suppressor, RefTo<graph::MetricAlarm>(graph, kDr, "maintenance"));
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "prober_silent").alarm_actions.size(), 1U);
}

TEST(Detection, SilenceOfTheProberIsNoLossAndSilenceOfTheRegionIs) {
  const graph::Graph graph = GraphOf(Blog());
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "health_probe_web").missing, "missing");
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "replication_main").missing, "breaching");
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "healthy_hosts_web").missing, "breaching");
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "seen_alive_web").missing, "notBreaching");
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "prober_silent").missing, "breaching");
}

TEST(Detection, ASilentProberIsToldWhateverItProbes) {
  const auto silent = [](const std::string& exposure) {
    const graph::Graph graph =
        GraphOf(Application("services:\n" + Service("web", "    exposure: " + exposure + "\n")));
    return Get<graph::MetricAlarm>(graph, kDr, "prober_silent");
  };
  for (const char* exposure : {"public", "internal", "none"}) {
    const graph::MetricAlarm alarm = silent(exposure);
    EXPECT_EQ(alarm.metric, "OutsideSeen") << exposure;
    EXPECT_EQ(alarm.statistic, "SampleCount") << exposure;
    EXPECT_FALSE(alarm.dimensions.contains("Service")) << exposure;
    EXPECT_EQ(alarm.alarm_actions.size(), 1U) << exposure;
  }
}

TEST(Detection, ASignalForPeopleHasNoVote) {
  const graph::Graph graph = GraphOf(Blog({.more = Triggers("replication: { action: page }")}));
  EXPECT_EQ(Rule(graph, "region_lost"), R"(((ALARM("health_probe_web") AND ALARM("healthy_hosts_web")) AND )"
                                        R"(OK("cut_off") AND ALARM("seen_alive_web")))");
  EXPECT_EQ(Get<graph::MetricAlarm>(graph, kDr, "replication_main").alarm_actions.size(), 1U);
}

TEST(Detection, ASignalWithoutActionHasNoAlarm) {
  const graph::Graph graph =
      GraphOf(Blog({.more = Triggers("replication: { action: none }, healthy_hosts: { action: none }, "
                                     "database_cpu: { action: none }")}));
  EXPECT_EQ(Find<graph::MetricAlarm>(graph, kDr, "replication_main"), nullptr);
  EXPECT_EQ(Find<graph::MetricAlarm>(graph, kPrimary, "healthy_hosts_web"), nullptr);
  EXPECT_EQ(Find<graph::MetricAlarm>(graph, kPrimary, "database_cpu_main"), nullptr);
  EXPECT_TRUE(graph.automation.mirrors.empty());
}

TEST(Detection, WithoutASignalNothingStartsByItself) {
  const graph::Graph graph =
      GraphOf(Blog({.more = Triggers("health_probe: { action: page }, replication: { action: page }, "
                                     "healthy_hosts: { action: page }")}));
  EXPECT_EQ(Find<graph::CompositeAlarm>(graph, kDr, "region_lost"), nullptr);
  EXPECT_FALSE(graph.automation.region_lost_alarm);
  EXPECT_EQ(Find<graph::Subscription>(graph, kDr, "failover_by_alarm"), nullptr);
  EXPECT_EQ(Find<graph::LambdaPermission>(graph, kDr, "failover_by_alarm"), nullptr);
}

TEST(Detection, OneServiceOutOfOrderIsNoLostRegion) {
  const graph::Graph graph =
      GraphOf(Application("services:\n" + Service("web") + Service("api") +
                          "failover: { quorum: 1, triggers: { healthy_hosts: { action: page } } }\n"));
  EXPECT_EQ(Rule(graph, "health_probe"), R"((ALARM("health_probe_api") AND ALARM("health_probe_web")))");
  EXPECT_EQ(Rule(graph, "region_lost"), R"((ALARM("health_probe") AND OK("cut_off") AND )"
                                        R"((ALARM("seen_alive_api") OR ALARM("seen_alive_web"))))");
}

TEST(Detection, AlarmsOnLoadBalancersAreCarriedOver) {
  const graph::Graph one = GraphOf(Blog());
  ASSERT_EQ(one.automation.mirrors.size(), 1U);
  EXPECT_EQ(one.automation.mirrors[0].signal, "healthy-hosts");
  EXPECT_EQ(one.automation.mirrors[0].region, "eu-west-1");
  EXPECT_EQ(one.automation.mirrors[0].alarm,
            Get<graph::MetricAlarm>(one, kPrimary, "healthy_hosts_web").name);
  const auto& carried = Get<graph::MetricAlarm>(one, kDr, "healthy_hosts_web");
  EXPECT_EQ(Spell(one, carried.dimensions.at("Signal")), "healthy-hosts");
  const graph::Graph two = GraphOf(Application("services:\n" + Service("web") + Service("api") +
                                               "names: { alarms: { healthy_hosts: Hosts } }\n"));
  ASSERT_EQ(two.automation.mirrors.size(), 2U);
  EXPECT_EQ(two.automation.mirrors[0].signal, "healthy-hosts-api");
  EXPECT_EQ(two.automation.mirrors[0].alarm, "Hosts-api");
}

TEST(Detection, Route53IsSeenDirectlyWhereItSpeaks) {
  const graph::Graph native = GraphOf(Blog({.more = Triggers("route53: { action: failover }")}));
  const auto& alarm = Get<graph::MetricAlarm>(native, kDr, "route53_web");
  EXPECT_EQ(alarm.metric_namespace, "AWS/Route53");
  EXPECT_FALSE(
      Get<graph::LambdaFunction>(native, kDr, "prober").environment.contains("ROUTE53_HEALTH_CHECK"));
}

TEST(Detection, Route53IsCarriedOverElsewhere) {
  const graph::Graph carried =
      GraphOf(Application("services:\n" + Service("web") + Service("api") +
                          "failover: { triggers: { route53: { action: failover } } }\n"));
  EXPECT_EQ(NamesOf<graph::HealthCheck>(carried, kDr), std::vector<std::string>{"api"});
  EXPECT_EQ(Get<graph::MetricAlarm>(carried, kDr, "route53_api").metric, "SignalRaised");
  EXPECT_TRUE(
      Get<graph::LambdaFunction>(carried, kDr, "prober").environment.contains("ROUTE53_HEALTH_CHECK"));
  const graph::Graph none = GraphOf(Application("services:\n" + Service("web")));
  EXPECT_TRUE(NamesOf<graph::HealthCheck>(none, kDr).empty());
}

TEST(Detection, TheRegionsLossWaitsForItsWitness) {
  const graph::Graph graph = GraphOf(Blog());
  const auto lost = RefTo<graph::CompositeAlarm>(graph, kDr, "region_lost");
  EXPECT_EQ(graph.Info(lost.id).after,
            std::vector<graph::NodeId>{RefTo<graph::Schedule>(graph, kDr, "prober").id});
}

TEST(Detection, ABusyDatabaseCallsPeopleAlone) {
  const graph::Graph graph = GraphOf(Blog());
  const auto& busy = Get<graph::MetricAlarm>(graph, kPrimary, "database_cpu_main");
  EXPECT_EQ(busy.alarm_actions, std::vector{RefTo<graph::Topic>(graph, kPrimary, "notifications")});
  EXPECT_EQ(Rule(graph, "region_lost").find("cpu"), std::string::npos);
}

}  // namespace
}  // namespace lifeboat::test
