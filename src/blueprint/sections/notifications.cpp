#include "blueprint/codecs/automation.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<Notifications> NotificationsSection() {
  constexpr Items kAddresses{.max = 20};
  Section<Notifications> section;
  section.List(&Notifications::email,
               {.key = "email",
                .summary = "Addresses that get a mail, from either region.",
                .details = "SNS asks each of them to confirm, once a region.",
                .example = "ops@example.com"},
               Presence::Default, EmailAddress(), kAddresses);
  return section;
}

}  // namespace lifeboat::blueprint
