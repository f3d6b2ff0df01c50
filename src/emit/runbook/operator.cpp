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
  return PutParameterIn(graph_.settings.dr_region, name, value);
}

std::string Operator::PutParameterIn(std::string_view region, std::string_view name,
                                     std::string_view value) const {
  return fmt::format("aws ssm put-parameter --region {} --name {} --overwrite --value {}", Word(region),
                     Word(name), value);
}

std::string Operator::ShowParameterHistory(std::string_view name) const {
  return fmt::format(
      "aws ssm get-parameter-history --region {} --name {} \\\n"
      "  --query 'Parameters[-5:].[Version,LastModifiedDate,Value]' --output json",
      Word(graph_.settings.dr_region), Word(name));
}

std::string Operator::ShowPendingReplication(const graph::AutomatedBucket& bucket, graph::Side from) const {
  const bool primary = from == graph::Side::Primary;
  // S3 writes this metric in the region that receives; the rule's name is the emitted one.
  return fmt::format(
      "aws cloudwatch get-metric-statistics --region {} --namespace AWS/S3 \\\n"
      "  --metric-name OperationsPendingReplication --period 300 --statistics Maximum --output text \\\n"
      "  --dimensions Name=SourceBucket,Value={} Name=DestinationBucket,Value={} "
      "Name=RuleId,Value=everything "
      "\\\n"
      "  --start-time \"$(date -u -d '-15 min' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
      Word(primary ? graph_.settings.dr_region : graph_.settings.primary_region),
      Word(primary ? bucket.primary : bucket.dr), Word(primary ? bucket.dr : bucket.primary));
}

std::vector<std::string> Operator::LookIntoQueue(std::string_view region, std::string_view name) const {
  return {
      fmt::format("QUEUE=$(aws sqs get-queue-url --region {} --queue-name {} --query QueueUrl --output text)",
                  Word(region), Word(name)),
      fmt::format("aws sqs receive-message --region {} --queue-url \"$QUEUE\" --visibility-timeout 0 \\\n"
                  "  --max-number-of-messages 10 --message-attribute-names All",
                  Word(region))};
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
