#include "lifeboat/blueprint/describe.h"

#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

std::string Expand(const Blueprint& blueprint, bool provenance) {
  Printer printer(provenance);
  BlueprintSection().Print(blueprint, printer);
  return printer.Take();
}

}  // namespace lifeboat::blueprint
