#pragma once

#include <string>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/graph/label.h"

namespace lifeboat::lower {

/// The blueprint under the keys that AWS knows: each entry of `services`, `databases` and `buckets`, and
/// whatever refers to it, under the first key that it ever had. All that is made of a key stays what it was,
/// and so does the order of things. `Named::name` is the present key still: for places, messages, and Labels.
[[nodiscard]] blueprint::Blueprint WithOriginalKeys(blueprint::Blueprint blueprint);

/// The Terraform name of a blueprint's entry: the present key's, with the former ones.
[[nodiscard]] graph::Label LabelOf(const blueprint::Named<blueprint::Service>& service);
[[nodiscard]] graph::Label LabelOf(const blueprint::Named<blueprint::Database>& database);
[[nodiscard]] graph::Label LabelOf(const blueprint::Named<blueprint::Bucket>& bucket);

}  // namespace lifeboat::lower
