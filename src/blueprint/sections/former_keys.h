#pragma once

#include "blueprint/codecs/names.h"
#include "blueprint/table/section.h"

namespace lifeboat::blueprint {

/// The row `was`, the same in every section whose entries have AWS names that derive from their key.
template <class S>
void AddFormerKeys(Section<S>& section) {
  section.List(
      &S::was,
      {.key = "was",
       .summary = "What this was called before: its Terraform addresses move, its AWS names stay.",
       .details = "After a second rename a list, oldest name first. It stays in the blueprint: AWS names "
                  "derive from the oldest name for good.",
       .example = "old-name"},
      Presence::Optional, Name("name"), {.min = 1, .max = 20, .bare = true});
}

}  // namespace lifeboat::blueprint
