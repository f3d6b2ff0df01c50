#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/former_keys.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<Bucket> BucketSection() {
  using std::chrono::hours;
  const DurationRule days{.min = hours(24), .max = hours(24 * 3650), .whole_days = true};
  Section<Bucket> section;
  section
      .Default(
          &Bucket::replication,
          {.key = "replication",
           .summary = "Which way objects are copied.",
           .details = "Without `both-ways`, what is written after a failover is missing after failing back.",
           .example = "both-ways"},
          Choice<Replication>("replication"), Replication::BothWays)
      .Default(&Bucket::replication_time_control,
               {.key = "replication_time_control",
                .summary = "Replication within 15 minutes by contract, for a price per object.",
                .example = "true"},
               Boolean(), false)
      .Default(&Bucket::replicate_deletes,
               {.key = "replicate_deletes",
                .summary = "Deletions reach the other region as well.",
                .details = "`false` keeps the copy of what somebody deleted by mistake or on purpose.",
                .example = "true"},
               Boolean(), true)
      .Default(&Bucket::noncurrent_retention,
               {.key = "noncurrent_retention",
                .summary = "How long overwritten and deleted versions are kept.",
                .example = "30d"},
               DurationText(days), hours(24 * 30))
      .Default(&Bucket::incomplete_upload_retention,
               {.key = "incomplete_upload_retention",
                .summary = "How long unfinished uploads are kept.",
                .example = "7d"},
               DurationText(days), hours(24 * 7));
  AddFormerKeys(section);
  return section;
}

}  // namespace lifeboat::blueprint
