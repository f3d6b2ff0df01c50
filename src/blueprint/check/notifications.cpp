#include <algorithm>
#include <string>

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

constexpr diag::Def<std::string> kRepeated{diag::Kind::RepeatedItem, "email `{}` is listed twice"};

}  // namespace

void CheckNotifications(const CheckContext& context) {
  const auto& email = context.blueprint.notifications.email;
  if (!context.Knows(email)) {
    return;
  }
  for (auto address = email->begin(); address != email->end(); ++address) {
    const auto first =
        std::find_if(email->begin(), address, [&](const auto& other) { return *other == **address; });
    if (first != address) {
      diag::Build(context.sink, kRepeated, address->span, **address)
          .Label(first->span, "first listed here")
          .Report();
    }
  }
}

}  // namespace lifeboat::blueprint
