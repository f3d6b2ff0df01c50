#include <gtest/gtest.h>

#include "lower/rds.h"
#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using blueprint::Engine;
using graph::ModuleKind;
using graph::Side;
using lower::ParameterFamily;
using lower::RdsWindow;
using lower::SafeParameters;
using lower::SupportsIamAuthentication;

TEST(DatabaseTest, PasswordTravelsThroughTheSecret) {
  const graph::Graph blog = GraphOf(Blog());
  const auto& primary = Get<graph::Database>(blog, {ModuleKind::Database, Side::Primary}, "main");
  const graph::Module module{ModuleKind::Database, Side::Primary};
  EXPECT_EQ(primary.secret_value, RefTo<graph::SecretValue>(blog, module, "main"));
  EXPECT_EQ(blog[primary.secret_value].version, primary.secret_version);
  const graph::SecretVersion& version = blog[primary.secret_version];
  EXPECT_EQ(version.username, primary.username);
  EXPECT_EQ(version.secret, RefTo<graph::Secret>(blog, module, "main"));
  EXPECT_EQ(version.password, RefTo<graph::RandomPassword>(blog, module, "main"));
}

TEST(DatabaseTest, SecretIsReplicatedWithTheOtherRegionsKey) {
  const graph::Graph blog = GraphOf(Blog());
  const auto& secret = Get<graph::Secret>(blog, {ModuleKind::Database, Side::Primary}, "main");
  EXPECT_EQ(secret.name, "blog/databases/main");
  EXPECT_EQ(secret.replica_region, "us-east-1");
  EXPECT_EQ(blog.Info(secret.key.id).module.side, Side::Primary);
  EXPECT_EQ(blog.Info(secret.replica_key.id).module.side, Side::Dr);
  EXPECT_TRUE(NamesOf<graph::Secret>(blog, {ModuleKind::Database, Side::Dr}).empty());
}

TEST(DatabaseTest, AnIdentifierLeavesRoomForItsRetirement) {
  std::string text = Blog();
  text.replace(text.find("name: blog"), 10, "name: blog-with-a-longer-name");
  text.replace(text.find("database: main"), 14, "database: main-database-of-the-blog");
  text.replace(text.find("  main: {"), 9, "  main-database-of-the-blog: {");
  const graph::Graph graph = GraphOf(text);
  const graph::AutomatedDatabase& database = graph.automation.databases.begin()->second;
  EXPECT_EQ(database.primary.size(), 48U);
  EXPECT_NE(database.primary, database.replica);
}

TEST(DatabaseTest, EachSideUsesItsOwnRegion) {
  const graph::Graph blog = GraphOf(Blog());
  const auto check = [&](const graph::DatabaseSettings& settings, Side side) {
    EXPECT_EQ(blog.Info(settings.key.id).module.side, side);
    EXPECT_EQ(blog.Info(settings.subnet_group.id).module.side, side);
    EXPECT_EQ(blog.Info(settings.parameter_group.id).module.side, side);
    ASSERT_EQ(settings.security_groups.size(), 1U);
    EXPECT_EQ(blog.Info(settings.security_groups.front().id).module.side, side);
  };
  check(Get<graph::Database>(blog, {ModuleKind::Database, Side::Primary}, "main"), Side::Primary);
  const auto& replica = Get<graph::DatabaseReplica>(blog, {ModuleKind::Database, Side::Dr}, "main");
  check(replica, Side::Dr);
  EXPECT_EQ(replica.source, RefTo<graph::Database>(blog, {ModuleKind::Database, Side::Primary}, "main"));
}

TEST(DatabaseTest, BothSidesKeepBackups) {
  const graph::Graph blog = GraphOf(Blog());
  EXPECT_GT(Get<graph::Database>(blog, {ModuleKind::Database, Side::Primary}, "main").backup_retention_days,
            0);
  EXPECT_GT(Get<graph::DatabaseReplica>(blog, {ModuleKind::Database, Side::Dr}, "main").backup_retention_days,
            0);
}

TEST(DatabaseTest, NamesAreDerivedOrExact) {
  const graph::Graph derived = GraphOf(Blog());
  EXPECT_EQ(Get<graph::Database>(derived, {ModuleKind::Database, Side::Primary}, "main").identifier,
            "blog-main-primary");
  EXPECT_EQ(Get<graph::DatabaseReplica>(derived, {ModuleKind::Database, Side::Dr}, "main").identifier,
            "blog-main-replica");
  const graph::Graph exact = GraphOf(
      Blog({.more = "names: { databases: { main: { primary: app-db, replica: app-db-replica, secret: app/db, "
                    "endpoint_parameter: /app/rds-endpoint } } }\n"}));
  EXPECT_EQ(Get<graph::Database>(exact, {ModuleKind::Database, Side::Primary}, "main").identifier, "app-db");
  EXPECT_EQ(Get<graph::DatabaseReplica>(exact, {ModuleKind::Database, Side::Dr}, "main").identifier,
            "app-db-replica");
  EXPECT_EQ(Get<graph::Secret>(exact, {ModuleKind::Database, Side::Primary}, "main").name, "app/db");
  for (const Side side : {Side::Primary, Side::Dr}) {
    EXPECT_EQ(Get<graph::SsmParameter>(exact, {ModuleKind::Database, side}, "main_endpoint").name,
              "/app/rds-endpoint");
  }
}

TEST(DatabaseTest, EndpointsAreHostNamesOfTheirRegion) {
  const graph::Graph blog = GraphOf(Blog());
  const auto value = [&](Side side) {
    return Spell(blog, Get<graph::SsmParameter>(blog, {ModuleKind::Database, side}, "main_endpoint").value);
  };
  EXPECT_EQ(value(Side::Primary), "<module.primary_database.aws_db_instance.main.address>");
  EXPECT_EQ(value(Side::Dr), "<module.dr_database.aws_db_instance.main.address>");
}

TEST(DatabaseTest, ParametersOfTheBlueprintWinAndReachTheReplica) {
  const graph::Graph blog =
      GraphOf(Blog({.database = "engine: mysql, version: '8.4', parameters: { max_connections: '99', "
                                "require_secure_transport: '0' }"}));
  const std::map<std::string, std::string> expected = {{"max_connections", "99"},
                                                       {"require_secure_transport", "0"}};
  for (const Side side : {Side::Primary, Side::Dr}) {
    const auto& group = Get<graph::DbParameterGroup>(blog, {ModuleKind::Database, side}, "main");
    EXPECT_EQ(group.parameters, expected);
    EXPECT_EQ(group.family, "mysql8.4");
    EXPECT_EQ(group.name_prefix, "blog-main-mysql8-4-");
  }
}

TEST(DatabaseTest, ADiskThatMayNotGrowHasNoLimitToGrowTo) {
  const auto limit = [](std::string_view fields) {
    const graph::Graph blog = GraphOf(Blog({.database = fields}));
    return Get<graph::Database>(blog, {ModuleKind::Database, Side::Primary}, "main").max_storage_gib;
  };
  EXPECT_EQ(limit("engine: mysql, version: '8.4', storage_gib: 20, max_storage_gib: 20"), std::nullopt);
  EXPECT_EQ(limit("engine: mysql, version: '8.4', storage_gib: 20, max_storage_gib: 100"), 100);
}

TEST(RdsTest, Families) {
  EXPECT_EQ(ParameterFamily(Engine::Mysql, "8.0"), "mysql8.0");
  EXPECT_EQ(ParameterFamily(Engine::Mysql, "8.0.39"), "mysql8.0");
  EXPECT_EQ(ParameterFamily(Engine::Mariadb, "10.11"), "mariadb10.11");
  EXPECT_EQ(ParameterFamily(Engine::Mariadb, "11.4.3"), "mariadb11.4");
  EXPECT_EQ(ParameterFamily(Engine::Postgres, "16"), "postgres16");
  EXPECT_EQ(ParameterFamily(Engine::Postgres, "16.3"), "postgres16");
}

TEST(RdsTest, NoConnectionInClearText) {
  EXPECT_EQ(SafeParameters(Engine::Mysql).at("require_secure_transport"), "1");
  EXPECT_EQ(SafeParameters(Engine::Mariadb).at("require_secure_transport"), "1");
  EXPECT_EQ(SafeParameters(Engine::Postgres).at("rds.force_ssl"), "1");
}

TEST(RdsTest, IamAuthentication) {
  EXPECT_TRUE(SupportsIamAuthentication(Engine::Mysql, "8.0"));
  EXPECT_TRUE(SupportsIamAuthentication(Engine::Postgres, "16"));
  EXPECT_FALSE(SupportsIamAuthentication(Engine::Mariadb, "10.5"));
  EXPECT_TRUE(SupportsIamAuthentication(Engine::Mariadb, "10.6"));
  EXPECT_TRUE(SupportsIamAuthentication(Engine::Mariadb, "10.11"));
  EXPECT_TRUE(SupportsIamAuthentication(Engine::Mariadb, "11.4"));
}

TEST(RdsTest, Windows) {
  EXPECT_EQ(RdsWindow(blueprint::DailyWindow{3 * 60, 4 * 60 + 5}), "03:00-04:05");
  EXPECT_EQ(RdsWindow(blueprint::DailyWindow{23 * 60 + 30, 0}), "23:30-00:00");
  constexpr int kSunday = 6 * 24 * 60;
  EXPECT_EQ(RdsWindow(blueprint::WeeklyWindow{kSunday + 4 * 60, kSunday + 5 * 60}), "sun:04:00-sun:05:00");
  EXPECT_EQ(RdsWindow(blueprint::WeeklyWindow{kSunday + 23 * 60 + 45, 15}), "sun:23:45-mon:00:15");
}

}  // namespace
}  // namespace lifeboat::test
