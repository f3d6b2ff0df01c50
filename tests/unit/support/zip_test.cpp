#include "lifeboat/support/zip.h"

#include <cstdlib>
#include <ctime>

#include <gtest/gtest.h>

#include "lifeboat/support/digest.h"

namespace lifeboat {
namespace {

const std::map<std::string, std::string_view> kFiles = {
    {"handler/b.py", "print('b')\n"}, {"handler/a.py", ""}, {"config.json", std::string_view("{\0}", 3)}};

TEST(Zip, GivesBackWhatWasPutInInTheOrderOfThePaths) {
  const auto files = Unzip(Zip(kFiles));
  ASSERT_TRUE(files) << files.error();
  ASSERT_EQ(files->size(), 3U);
  EXPECT_EQ((*files)[0].path, "config.json");
  EXPECT_EQ((*files)[0].bytes, std::string("{\0}", 3));
  EXPECT_EQ((*files)[1].path, "handler/a.py");
  EXPECT_EQ((*files)[1].bytes, "");
  EXPECT_EQ((*files)[2].path, "handler/b.py");
  EXPECT_EQ((*files)[2].mode, 0100644U);
}

TEST(Zip, IsTheSameInEveryTimeZone) {
  const std::string here = Zip(kFiles);
  ASSERT_EQ(setenv("TZ", "Pacific/Kiritimati", 1), 0);
  tzset();
  const std::string there = Zip(kFiles);
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(here, there);
}

// The archive's digest is in Terraform's plans: another library or another version of it must show here.
TEST(Zip, HasTheSameBytesOnEveryMachine) {
  EXPECT_EQ(Sha256Hex(Zip(kFiles)), "299d74009404e4a96a7950d2b312a96bca18594ca7cde90c961729d9814177b7");
}

TEST(Zip, KeepsLargeFiles) {
  const std::string large(300'000, 'x');
  const auto files = Unzip(Zip({{"large", large}}));
  ASSERT_TRUE(files) << files.error();
  EXPECT_EQ(files->at(0).bytes, large);
}

TEST(Unzip, RefusesWhatIsNoArchive) {
  EXPECT_FALSE(Unzip(""));
  EXPECT_FALSE(Unzip("hello"));
}

TEST(Unzip, FindsADamagedFile) {
  std::string archive = Zip(kFiles);
  archive.at(archive.find("print")) = 'P';
  const auto files = Unzip(archive);
  ASSERT_FALSE(files);
  EXPECT_NE(files.error().find("handler/b.py"), std::string::npos);
}

TEST(Unzip, SurvivesEveryTruncation) {
  const std::string archive = Zip(kFiles);
  for (std::size_t size = 0; size < archive.size(); ++size) {
    // The last bytes are those of a comment that is not there: without them, everything can still be read.
    const auto files = Unzip(archive.substr(0, size));
    EXPECT_TRUE(!files || (files->size() == kFiles.size() && archive.size() - size < 8)) << size;
  }
}

}  // namespace
}  // namespace lifeboat
