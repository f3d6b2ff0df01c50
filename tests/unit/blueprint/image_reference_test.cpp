#include "lifeboat/blueprint/image_reference.h"

#include <gtest/gtest.h>

namespace lifeboat::blueprint {
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

TEST(ParseImageReference, KnowsDockerHubByAbsence) {
  const ImageReference image = ParseImageReference("nginx");
  EXPECT_EQ(image.registry, "docker.io");
  EXPECT_EQ(image.repository, "nginx");
  EXPECT_EQ(image.tag, "");
  EXPECT_EQ(ParseImageReference("gideontee/flask-blog:latest").repository, "gideontee/flask-blog");
}

TEST(ParseImageReference, TellsThePortOfARegistryFromATag) {
  const ImageReference image = ParseImageReference("registry.example.com:5000/shop/web:1.2@sha256:00ff");
  EXPECT_EQ(image.registry, "registry.example.com:5000");
  EXPECT_EQ(image.repository, "shop/web");
  EXPECT_EQ(image.tag, "1.2");
  EXPECT_EQ(image.digest, "sha256:00ff");
}

}  // namespace
}  // namespace lifeboat::blueprint
