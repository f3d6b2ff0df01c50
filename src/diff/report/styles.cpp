#include "diff/report/styles.h"

namespace lifeboat::diff {

fmt::text_style StyleOf(Risk risk) {
  switch (risk) {
    case Risk::DataLoss:
    case Risk::Replace:
      return kRed;
    case Risk::Disruptive:
      return kYellow;
    case Risk::InPlace:
      return kCyan;
    case Risk::None:
      break;
  }
  return kPlain;
}

fmt::text_style StyleOf(const Change& change) {
  switch (change.action) {
    case Action::Create:
      return kGreen;
    case Action::Destroy:
    case Action::Replace:
      return kRed;
    case Action::Update:
      return kYellow;
    case Action::Nothing:
    case Action::Forget:
      break;
  }
  return kCyan;
}

fmt::text_style StyleOfDiffLine(std::string_view line) {
  return line.starts_with('+')   ? kGreen
         : line.starts_with('-') ? kRed
         : line.starts_with('@') ? kCyan
                                 : kPlain;
}

}  // namespace lifeboat::diff
