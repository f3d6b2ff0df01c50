#include "lint/fix.h"

#include <fmt/core.h>

#include "lifeboat/yaml/edit.h"

namespace lifeboat::lint {

std::optional<diag::Fix> SetField(const Subject& subject, std::string_view path, const std::string& value,
                                  diag::Applicability applicability) {
  auto edit = yaml::SetValue(subject.document, subject.source, path, value);
  if (!edit) {
    return std::nullopt;
  }
  return diag::Fix{fmt::format("set `{}` to `{}`", path, value), {*std::move(edit)}, applicability};
}

}  // namespace lifeboat::lint
