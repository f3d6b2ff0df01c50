#include "lower/places.h"

namespace lifeboat::lower {

Place RegionPlace(const Context& context, graph::Side side) {
  return {std::string("regions.") + graph::Word(side), context.Region(side).span};
}

Place NetworkPlace(const Context& context, graph::Side side) {
  Place place = RegionPlace(context, side);
  place.field += ".network";
  return place;
}

Place ServicePlace(const blueprint::Named<blueprint::Service>& service) {
  return {"services." + *service.name, service.name.span};
}

Place ServicePlace(const blueprint::Named<blueprint::Service>& service, std::string_view field,
                   source::Span origin) {
  return {("services." + *service.name).append(".").append(field), origin};
}

Place DatabasePlace(const blueprint::Named<blueprint::Database>& database) {
  return {"databases." + *database.name, database.name.span};
}

Place BucketPlace(const blueprint::Named<blueprint::Bucket>& bucket) {
  return {"buckets." + *bucket.name, bucket.name.span};
}

graph::Tags NameTag(const Context& context, graph::Side side, std::string_view what) {
  return {{"Name", (*context.blueprint.name + "-" + graph::Word(side)).append("-").append(what)}};
}

}  // namespace lifeboat::lower
