#include "emit/runbook/operator.h"

#include <algorithm>

#include <fmt/format.h>

#include "lifeboat/support/shell.h"

namespace lifeboat::emit {

namespace {

bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_./:-").find(c) != std::string_view::npos;
}

/// One word of a shell; quoted only when it has to be, so that the usual command stays readable.
std::string Word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsPlain) ? std::string(text) : ShellQuote(text);
}

}  // namespace

std::string Operator::Invoke(std::string_view command, std::string_view options) const {
  return fmt::format(
      "aws lambda invoke --region {} --function-name {} \\\n"
      "  --cli-binary-format raw-in-base64-out --payload '{{\"command\":\"{}\"{}}}' /dev/stdout",
      Word(graph_.settings.dr_region), Word(graph_.automation.functions.at("failover")), command, options);
}

std::string Operator::InvokeAs(std::string_view command, std::string_view options) const {
  return Invoke(command, ",\"by\":\"NAME\"" + std::string(options));
}

std::string Operator::ShowAlarm(std::string_view alarm) const {
  return fmt::format(
      "aws cloudwatch describe-alarms --region {} --alarm-names {} --alarm-types CompositeAlarm MetricAlarm "
      "\\\n"
      "  --query '[CompositeAlarms,MetricAlarms][][].[AlarmName,StateValue,StateReason]' --output text",
      Word(graph_.settings.dr_region), Word(alarm));
}

std::string Operator::FollowLog() const {
  return fmt::format("aws logs tail {} --region {} --follow --since 1h",
                     Word("/aws/lambda/" + graph_.automation.functions.at("failover")),
                     Word(graph_.settings.dr_region));
}

std::string Operator::GetParameter(std::string_view name) const {
  return fmt::format("aws ssm get-parameter --region {} --name {} --query Parameter.Value --output text",
                     Word(graph_.settings.dr_region), Word(name));
}

std::string Operator::PutParameter(std::string_view name, std::string_view value) const {
  return fmt::format("aws ssm put-parameter --region {} --name {} --overwrite --value {}",
                     Word(graph_.settings.dr_region), Word(name), value);
}

std::string Duration(std::int64_t seconds) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 60 * kMinute;
  if (seconds % kMinute != 0 || seconds == 0) {
    return fmt::format("{} s", seconds);
  }
  if (seconds < kHour) {
    return fmt::format("{} min", seconds / kMinute);
  }
  const std::int64_t minutes = seconds % kHour / kMinute;
  return fmt::format("{} h", seconds / kHour) + (minutes == 0 ? "" : fmt::format(" {} min", minutes));
}

void AddApply(Page& page) {
  page.Commands({"lifeboat compile BLUEPRINT -o FOLDER", "terraform -chdir=FOLDER plan -out=next.tfplan",
                 "terraform -chdir=FOLDER apply next.tfplan"});
}

}  // namespace lifeboat::emit
