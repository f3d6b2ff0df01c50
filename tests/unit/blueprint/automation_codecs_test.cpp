#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "blueprint/codecs/automation.h"
#include "blueprint/codecs/time.h"
#include "decoding.h"

namespace lifeboat::blueprint {
namespace {

// The longest text that fits, and one that does not.
void ExpectLongest(const Codec<std::string>& codec, std::size_t length) {
  ExpectRoundTrips(codec, {std::string(length, 'a').c_str()});
  ExpectRefused(codec, {std::string(length + 1, 'a').c_str()});
}

TEST(AutomationNames, OfFunctionsAndTopics) {
  for (const auto& codec : {FunctionName(), TopicName()}) {
    ExpectRoundTrips(codec, {"FailoverHandler", "update_ami-parameter", "1"});
    ExpectRefused(codec, {"", "a.b", "a b", "a:b", "a/b", "ä"});
  }
  ExpectLongest(FunctionName(), 64);
  ExpectLongest(TopicName(), 256);
}

TEST(AutomationNames, OfAlarms) {
  ExpectRoundTrips(AlarmName(), {"PrimaryALBHealthyHosts", "Region lost: Ireland (80 %)", "Größe", "a/b"});
  ExpectRefused(AlarmName(), {"", "a\"b", "a\\b", "a*", "a?", "${x}", "a\nb", "a\x7f", " a", "a "});
  ExpectLongest(AlarmName(), 255);
  EXPECT_EQ(Complaint(AlarmName(), "Healthy*"),
            "alarm `Healthy*` has `*`, which stands for something else in rules and policies");
}

TEST(AutomationNames, OfDocumentsAndRules) {
  ExpectRoundTrips(DocumentName(), {"CreateAMIFromInstance", "a.b", "a-b_c"});
  ExpectRefused(DocumentName(), {"", "ab", "AWS-CreateImage", "amazon-x", "Amzn.x", "a b", "a/b"});
  ExpectLongest(DocumentName(), 128);
  ExpectRoundTrips(EventRuleName(), {"AMICreationSchedule", "a.b-c_d"});
  ExpectRefused(EventRuleName(), {"", "a b", "a/b", "a:b"});
  ExpectLongest(EventRuleName(), 64);
}

TEST(EmailAddress, IsNothingButAnAddress) {
  ExpectRoundTrips(EmailAddress(), {"ops@example.com", "on-call+lifeboat@mail.example.co.uk", "o'neil@a.b",
                                    "a.b@xn--bcher-kva.example"});
  ExpectRefused(EmailAddress(),
                {"",
                 "ops",
                 "@example.com",
                 "ops@",
                 "ops@example",
                 "ops@@example.com",
                 "a@b@example.com",
                 "ops@-example.com",
                 "ops@example-.com",
                 "ops@example..com",
                 "ops@.example.com",
                 "ops@example.com.",
                 ".ops@example.com",
                 "ops.@example.com",
                 "o..ps@example.com",
                 "o ps@example.com",
                 "ops@exam_ple.com",
                 "ops@example.com\n",
                 "óps@example.com",
                 "a2345678901234567890123456789012345678901234567890123456789012345@example.com"});
  EXPECT_EQ(Complaint(EmailAddress(), "Ops <ops@example.com>"),
            "email `Ops <ops@example.com>` is more than an address | write it like `ops@example.com`");
}

TEST(Duration, OfAnAlarmIsWholeMinutes) {
  const auto codec =
      DurationText({.min = std::chrono::minutes(1), .max = std::chrono::hours(1), .whole_minutes = true});
  ExpectRoundTrips(codec, {"1m", "59m", "1h"});
  EXPECT_EQ(Decode(codec, Scalar("120s")).first, std::chrono::minutes(2));
  ExpectRefused(codec, {"30s", "61m", "61s", "none"});
  EXPECT_EQ(Complaint(codec, "90s"), "duration `90s` is not a number of whole minutes | write `2m`");
}

}  // namespace
}  // namespace lifeboat::blueprint
