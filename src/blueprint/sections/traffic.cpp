#include "blueprint/codecs/scalars.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<Traffic> TrafficSection() {
  Section<Accelerator> accelerator;
  accelerator.Default(&Accelerator::client_affinity,
                      {.key = "client_affinity",
                       .summary = "Whether a client's connections stay together.",
                       .example = "source-ip"},
                      Choice<ClientAffinity>("client affinity"), ClientAffinity::None);
  Section<Traffic> section;
  section.Part(&Traffic::accelerator,
               {.key = "accelerator",
                .summary = "Global Accelerator: two addresses that stay the same whichever region serves."},
               std::move(accelerator));
  return section;
}

}  // namespace lifeboat::blueprint
