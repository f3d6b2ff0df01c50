#include "diff/provider_updates.h"

#include <algorithm>
#include <array>
#include <string>

namespace lifeboat::diff {

Update UpdateOf(std::string_view type, std::string_view path, Transition /*transition*/) {
  static const std::array<std::string, 8> kReplace = {"aws_db_instance.kms_key_id",
                                                      "aws_db_instance.storage_encrypted",
                                                      "aws_db_instance.availability_zone",
                                                      "aws_db_instance.username",
                                                      "aws_vpc.cidr_block",
                                                      "aws_subnet.cidr_block",
                                                      "aws_lb_target_group.port",
                                                      "aws_s3_bucket.bucket"};
  const std::string key = std::string(type) + "." + std::string(path);
  return std::ranges::find(kReplace, key) != kReplace.end() ? Update::Replace : Update::InPlace;
}

}  // namespace lifeboat::diff
