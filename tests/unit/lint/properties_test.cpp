// What holds for every blueprint: made from choices at random, by a generator that gives the same ones every
// time.
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/diag/render.h"
#include "lifeboat/driver/lint.h"

#include "linted.h"

namespace lifeboat::test {
namespace {

struct Choice {
  const char* path;
  std::vector<const char*> values;  ///< of YAML
};

const std::vector<Choice>& Choices() {
  static const std::vector<Choice> kChoices = {
      {"objectives.rto", {"1m", "10m", "30m", "4h"}},
      {"objectives.rpo", {"1s", "1m", "10m", "1h"}},
      {"account", {"\"210987654321\"", "null"}},
      {"tags", {"null"}},
      {"state",
       {"null", "{ backend: local }",
        "{ backend: s3, bucket: example-state, key: a.tfstate, region: eu-central-1 }"}},
      {"regions.dr.region", {"us-east-1", "eu-south-1"}},
      {"regions.dr.network", {"null", "{ egress: nat }"}},
      {"regions.primary.network.egress", {"nat", "endpoints"}},
      {"regions.primary.network.flow_log_retention", {"none", "7d", "731d"}},
      {"regions.primary.network.cidr", {"172.16.0.0/15", "100.64.0.0/16"}},
      {"services.web.image", {"nginx", "\"nginx:latest\"", "\"ghcr.io/a/b:1.2\""}},
      {"services.web.health_check.path", {"/", "/ready", "/health/deep"}},
      {"services.web.health_check.unhealthy_threshold", {"2", "10"}},
      {"services.web.health_check.matcher", {"\"200-499\"", "\"200-299\""}},
      {"services.web.certificates", {"null"}},
      {"services.web.instance_type", {"t3.micro", "m4.large", "m7i.large"}},
      {"services.web.capacity",
       {"null", "{ primary: { min: 1, max: 1 } }",
        "{ primary: { min: 4, max: 8 }, dr: { failover: 1, max: 2 } }",
        "{ primary: { min: 1 }, dr: { standby: 2, failover: 2 } }"}},
      {"services.web.scaling.cpu_target", {"40", "90"}},
      {"services.web.environment", {"{ DB_PASSWORD: hunter2 }", "{ URL: \"https://a:b@example.com/\" }"}},
      {"databases.orders.multi_az", {"true", "false"}},
      {"databases.orders.version", {"\"8.0\"", "\"5.7\""}},
      {"databases.orders.instance_class", {"db.t3.micro", "db.m5.xlarge"}},
      {"databases.orders.max_storage_gib", {"100", "10000"}},
      {"databases.orders.username", {"admin", "root"}},
      {"databases.orders.backups.retention", {"1d", "35d"}},
      {"databases.orders.parameters",
       {"{ binlog_format: STATEMENT }", "{ sync_binlog: \"0\", general_log: \"1\" }"}},
      {"databases.orders.replica.multi_az", {"false"}},
      {"databases.orders.replica.backups.retention", {"1d"}},
      {"databases.orders.replica.instance_class", {"db.t3.small", "db.m6g.4xlarge"}},
      {"databases.orders.replica.maintenance_window", {"\"sun:03:00-sun:04:00\""}},
      {"buckets.uploads.replication", {"none", "one-way"}},
      {"buckets.uploads.noncurrent_retention", {"1d", "2000d"}},
      {"buckets.spare", {"{}"}},
      {"failover.mode", {"approve", "automatic"}},
      {"failover.quorum", {"1", "2", "3"}},
      {"failover.fence", {"false"}},
      {"failover.max_replica_lag", {"1s", "1h"}},
      {"failover.cool_down", {"none", "1m"}},
      {"failover.reserved_concurrency", {"false"}},
      {"failover.triggers.replication.action", {"page", "none"}},
      {"failover.triggers.health_probe", {"{ action: page }", "{ evaluations: 1 }", "{ evaluations: 60 }"}},
      {"failover.triggers.route53.action", {"none", "page"}},
      {"failover.triggers.healthy_hosts.action", {"none", "page"}},
      {"images.schedule", {"rate(1 hour)", "rate(30 days)", "\"cron(30 1 * * ? *)\""}},
      {"images.keep", {"{ days: 1, at_least: 2 }", "{ days: 1000 }"}},
      {"notifications", {"null", "{ email: [one@example.com] }"}},
      {"posture", {"failed-over", "failing-back"}},
      {"names",
       {"{ functions: { failover: FailoverHandler } }",
        "{ services: { web: { image_parameter: /a/image } }, active_region_parameter: /b/active }"}},
  };
  return kChoices;
}

std::string Nested(std::string_view path, const std::string& value) {
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  return "{ " + key + ": " + (dot == std::string_view::npos ? value : Nested(path.substr(dot + 1), value)) +
         " }";
}

/// Half of the time few things differ from the clean blueprint, else many.
std::string RandomBlueprint(std::mt19937& random) {
  std::string text = CleanBlueprint();
  const unsigned share = random() % 2 == 0 ? 10 : 3;
  for (const Choice& choice : Choices()) {
    if (random() % share == 0) {
      text = Merge(text, Nested(choice.path, choice.values[random() % choice.values.size()]));
    }
  }
  return text;
}

class Properties : public testing::TestWithParam<unsigned> {
 protected:
  void Expect(const std::string& text) {
    const Linted linted = LintText(text);
    for (const lint::Finding& finding : linted.report.findings) {
      ASSERT_FALSE(finding.diagnostic.labels.empty());
      const source::Span& span = finding.diagnostic.labels.front().span;
      EXPECT_LT(span.begin, span.end) << finding.diagnostic.message;
      EXPECT_LE(span.end, text.size());
      EXPECT_NE(finding.path, "") << finding.diagnostic.message;
    }
    if (!linted.errors.empty()) {
      return;
    }
    ++compiled;
    for (const auto most : {diag::Applicability::Safe, diag::Applicability::Unsafe}) {
      const lint::FixedText fixed = driver::Fix("in.yaml", text, {}, kTestDay, most);
      const Linted after = LintText(fixed.text);
      ASSERT_TRUE(after.errors.empty()) << diag::RenderShort(after.errors, after.sources) << fixed.text;
      EXPECT_LE(after.report.findings.size() + (fixed.titles.empty() ? 0 : 1), linted.report.findings.size());
      EXPECT_EQ(driver::Fix("in.yaml", fixed.text, {}, kTestDay, most).text, fixed.text);
      fixes += fixed.titles.size();
    }
  }

  std::size_t compiled = 0;
  std::size_t fixes = 0;
};

TEST_P(Properties, FindingsHavePlacesAndFixesEnd) {
  std::mt19937 random(GetParam());
  constexpr int kBlueprints = 60;
  for (int i = 0; i < kBlueprints; ++i) {
    Expect(RandomBlueprint(random));
  }
  // The test says nothing about blueprints that have errors, so most must not.
  EXPECT_GT(compiled, kBlueprints / 2U);
  EXPECT_GT(fixes, 0U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Properties, testing::Range(1U, 6U));

}  // namespace
}  // namespace lifeboat::test
