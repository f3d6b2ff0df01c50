#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/schedule.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<Images> ImagesSection() {
  Section<ImageKeep> keep;
  keep.Default(&ImageKeep::days, {.key = "days", .summary = "Younger images are kept.", .example = "7"},
               Integer({1, 3650}, "days"), 7)
      .Default(&ImageKeep::at_least,
               {.key = "at_least",
                .summary = "So many are kept of each service in each region, however old.",
                .details = "Two leave one to go back to.",
                .example = "3"},
               Integer({2, 100}), 3);
  Section<Images> section;
  section
      .Default(&Images::schedule,
               {.key = "schedule",
                .summary = "When images are made.",
                .details = "Of an instance of the primary region: while the DR region serves, none is made.",
                .example = "cron(0 2 * * ? *)"},
               ScheduleText(), Schedule{"cron(0 1 * * ? *)"})
      .Part(
          &Images::keep,
          {.key = "keep",
           .summary = "Which images the daily cleanup leaves.",
           .details = "An image that a parameter, an instance or a launch template names is never removed."},
          std::move(keep));
  return section;
}

}  // namespace lifeboat::blueprint
