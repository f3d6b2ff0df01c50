#include "lower/container_registry.h"

#include <gtest/gtest.h>

namespace lifeboat::lower {
namespace {

TEST(ParseRegistryImage, ReadsTheParts) {
  const auto image = ParseRegistryImage("123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:2024.11.3");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->account, "123456789012");
  EXPECT_EQ(image->region, "eu-west-1");
  EXPECT_EQ(image->repository, "shop/web");
}

TEST(ParseRegistryImage, TakesDigestsAndChina) {
  const auto image = ParseRegistryImage("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web@sha256:00ff");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->repository, "web");
}

TEST(ParseRegistryImage, LeavesOtherRegistriesAlone) {
  for (const char* other :
       {"nginx", "nginx:1.27", "gideontee/flask-blog:latest", "ghcr.io/a/b:1", "public.ecr.aws/a/b",
        "12345.dkr.ecr.eu-west-1.amazonaws.com/web", "123456789012.dkr.ecr.eu-west-1.example.com/web",
        "123456789012.dkr.ecr/web", "12345678901a.dkr.ecr.eu-west-1.amazonaws.com/web", ""}) {
    EXPECT_FALSE(ParseRegistryImage(other)) << other;
  }
}

}  // namespace
}  // namespace lifeboat::lower
