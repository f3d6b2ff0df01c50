#include "blueprint/codecs/names.h"
#include "blueprint/codecs/network.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<State> StateSection() {
  Section<State> section;
  section
      .Default(&State::backend, {.key = "backend", .summary = "Terraform's backend.", .example = "local"},
               Choice<StateBackend>("backend"), StateBackend::Local)
      .Optional(&State::bucket,
                {.key = "bucket",
                 .summary = "The bucket that holds the state; with `backend: s3` only.",
                 .details = "It exists already, with versioning.",
                 .example = "example-terraform-state"},
                BucketName())
      .Optional(&State::key,
                {.key = "key",
                 .summary = "The state's key in the bucket; with `backend: s3` only.",
                 .example = "blog/terraform.tfstate"},
                ObjectKey())
      .Optional(&State::region,
                {.key = "region",
                 .summary = "The bucket's region; with `backend: s3` only.",
                 .details = "Not the primary one: the state is needed most when that region is gone.",
                 .example = "eu-north-1"},
                RegionCode());
  return section;
}

}  // namespace lifeboat::blueprint
