#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "lower/context.h"

namespace lifeboat::lower {

/// The blueprint field that a node comes from, and where it stands.
struct Place {
  std::string field;
  source::Span origin;
};

[[nodiscard]] Place NetworkPlace(const Context& context, graph::Side side);
[[nodiscard]] Place RegionPlace(const Context& context, graph::Side side);
[[nodiscard]] Place ServicePlace(const blueprint::Named<blueprint::Service>& service);
/// A field of a service: `services.web.calls`.
[[nodiscard]] Place ServicePlace(const blueprint::Named<blueprint::Service>& service, std::string_view field,
                                 source::Span origin);
[[nodiscard]] Place DatabasePlace(const blueprint::Named<blueprint::Database>& database);
[[nodiscard]] Place BucketPlace(const blueprint::Named<blueprint::Bucket>& bucket);

template <class T>
graph::Ref<T> Add(Context& context, const graph::Module& module, graph::Label label, const Place& place,
                  T node) {
  return context.graph.Add(module, std::move(label), place.field, place.origin, std::move(node));
}

/// What the AWS console shows: `blog-primary-private-a`.
[[nodiscard]] graph::Tags NameTag(const Context& context, graph::Side side, std::string_view what);

}  // namespace lifeboat::lower
