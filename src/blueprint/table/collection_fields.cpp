#include "blueprint/table/collection_fields.h"

namespace lifeboat::blueprint {

bool CheckItems(Items items, std::size_t count, source::Span place, Reader& reader) {
  if (count < items.min) {
    reader.ListLength(
        place, count == 0 ? "is empty" : fmt::format("has {} of at least {} entries", count, items.min),
        fmt::format("write at least {}", items.min));
    return false;
  }
  if (items.max != 0 && count > items.max) {
    reader.ListLength(place, fmt::format("has {} entries, {} more than fit", count, count - items.max),
                      fmt::format("write at most {}", items.max));
    return false;
  }
  return true;
}

}  // namespace lifeboat::blueprint
