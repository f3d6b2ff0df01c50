#include "cli/kind_text.h"

#include "lifeboat/support/check.h"

namespace lifeboat::cli {

// A switch without a default: a kind without a text does not compile.
std::string_view TextOf(diag::Kind kind) {
  using diag::Kind;
  switch (kind) {
    case Kind::CannotRead:
      return "A blueprint named on the command line does not exist, is a folder, or may not be read.";
    case Kind::Usage:
      return "The command line asks for something that does not exist or that contradicts itself.\n"
             "`lifeboat help` and `lifeboat help COMMAND` show what there is.";
    case Kind::CannotWrite:
      return "The disk refused: no permission, no space, something else of that name in the way. What\n"
             "was in the output folder before is still there, or the next compile finishes the change.";
    case Kind::EditedFiles:
      return "Files in the output folder are not as Lifeboat wrote them: somebody edited them, or put\n"
             "files of their own where Lifeboat's go. Nothing is written, so that no work is lost. Say\n"
             "it in the blueprint instead, then compile with `--force`.";
    case Kind::InvalidUtf8:
      return "A blueprint is text in UTF-8. Some byte of the file is something else, often a letter in\n"
             "an older encoding. Save the file as UTF-8.";
    case Kind::YamlSyntax:
      return "The file is not YAML. Usual causes are a tab as indentation, a missing space behind a\n"
             "colon, and a bracket or quote that is never closed.";
    case Kind::DuplicateKey:
      return "One mapping has the same key twice. YAML readers disagree on which of them counts, so\n"
             "neither does here. Remove one.";
    case Kind::UnknownAnchor:
      return "An alias (`*name`) has no anchor (`&name`) above it.";
    case Kind::AliasExpansion:
      return "Aliases multiply what they stand for; here they contain themselves or grow beyond any\n"
             "size that a blueprint needs.";
    case Kind::UnsupportedTag:
      return "A YAML tag (`!something`) that means nothing in a blueprint, or does not fit its value.";
    case Kind::TooDeep:
      return "Values inside of values, deeper than any blueprint needs.";
    case Kind::TooLarge:
      return "The file, or the number of values in it, is beyond any size that a blueprint needs.";
    case Kind::MergeKey:
      return "The merge key `<<` takes over the keys of one mapping or of a list of mappings; here it\n"
             "got something else.";
    case Kind::KeyNotScalar:
      return "A key is a list or a mapping. Keys of a blueprint are words.";
    case Kind::EmptyDocument:
      return "The file holds nothing but, perhaps, comments. `blueprints/minimal.yaml` is a start.";
    case Kind::SeveralDocuments:
      return "A blueprint is one YAML document; a second one begins at `---`. Put it in a file of its\n"
             "own: `lifeboat compile` takes several.";
    case Kind::UnknownKey:
      return "No field has this name at this place. It is misspelt, one level too high or too low, or\n"
             "belongs to a newer Lifeboat. `lifeboat explain SECTION` lists the fields there are.";
    case Kind::MissingKey:
      return "A field that has no default is absent.";
    case Kind::WrongShape:
      return "A list, a mapping or a single value stands where another of the three belongs.";
    case Kind::NotABoolean:
      return "A switch takes `true` or `false`, not `yes`, `on` or text in quotes.";
    case Kind::NotAnInteger:
      return "A count takes a whole number in decimal digits, without quotes, units or leading zeros.";
    case Kind::OutOfRange:
      return "The value is of the right kind and outside of what AWS or Lifeboat accepts. The limits\n"
             "are in the message and in `lifeboat explain FIELD`.";
    case Kind::UnknownChoice:
      return "The field takes one of a few words, and this is none of them.";
    case Kind::MalformedValue:
      return "The value does not have the form of its field: a duration such as `5m`, a network such as\n"
             "`10.0.0.0/16`, a window such as `03:00-04:00`. `lifeboat explain FIELD` shows an example.";
    case Kind::MalformedName:
      return "The name has characters or a length that AWS would refuse for what is to carry it.";
    case Kind::NeedsQuotes:
      return "YAML reads the bare word as a number, a switch or nothing, and the field is text. Quotes\n"
             "say which spelling is meant: a version `8.0` without them is the number eight.";
    case Kind::UnsupportedFormat:
      return "`lifeboat: 1` names the edition of the blueprint language; this program does not know the\n"
             "one that the file names.";
    case Kind::ListLength:
      return "The list has fewer or more entries than its field can have.";
    case Kind::SameRegion:
      return "Both regions are the same one, whose loss would take everything.";
    case Kind::MixedPartitions:
      return "The two regions belong to different partitions of AWS (commercial, China, GovCloud).\n"
             "Nothing is replicated from one partition into another.";
    case Kind::OverlappingNetworks:
      return "The networks of the two regions share addresses, so they could never be connected.";
    case Kind::PublicNetwork:
      return "The network lies outside of the private address ranges; hosts in it could not reach the\n"
             "owners of those addresses.";
    case Kind::NetworkSize:
      return "AWS takes networks from /16 to /28.";
    case Kind::SubnetOutsideNetwork:
      return "A subnet has addresses that its network does not have.";
    case Kind::OverlappingSubnets:
      return "Two subnets of a network share addresses.";
    case Kind::SubnetSize:
      return "AWS takes no subnet smaller than /28: it keeps five addresses of each for itself.";
    case Kind::SubnetCount:
      return "Subnets go with availability zones: `public` and `private` need one for each of them.";
    case Kind::TooFewZones:
      return "Load balancers and databases need two availability zones at least, so that the loss of one\n"
             "is no reason to leave the region.";
    case Kind::RepeatedZone:
      return "An availability zone is listed twice: what looks like two places would be one.";
    case Kind::UnknownZone:
      return "The region has no availability zone of this name.";
    case Kind::NetworkTooSmall:
      return "The subnets were left to Lifeboat, and the network has no room for as many as the zones\n"
             "need. Take a larger network, or list the subnets.";
    case Kind::RepeatedItem:
      return "A list names the same thing twice.";
    case Kind::UnknownReference:
      return "The field names a service, database or bucket that the blueprint does not have.";
    case Kind::SelfCall:
      return "A service lists itself among those that it calls.";
    case Kind::UncallableService:
      return "Services call each other through internal load balancers; the one that is called has none.";
    case Kind::TimeoutNotBelowInterval:
      return "A health check has to give up before the next one begins.";
    case Kind::CapacityOrder:
      return "Capacities do not fit together: a smallest number of instances is above the largest.";
    case Kind::ArchitectureMismatch:
      return "The processors of the instance type cannot run an image that is built for the other\n"
             "architecture.";
    case Kind::CertificateRegion:
      return "A certificate does not leave its region: each load balancer needs one that was issued in\n"
             "its own.";
    case Kind::UnusedCertificates:
      return "Certificates belong to a load balancer, and this service has none.";
    case Kind::ReservedVariable:
      return "The environment variable is one that Lifeboat sets itself.";
    case Kind::UnknownInstanceClass:
      return "Amazon RDS does not offer the instance class in that region. A replica needs its class in\n"
             "the DR region, where the choice may be smaller.";
    case Kind::UnknownEngineVersion:
      return "Amazon RDS has no such version of the database engine.";
    case Kind::StorageOrder:
      return "The largest size that a database may grow to is below the size that it starts with.";
    case Kind::OverlappingWindows:
      return "RDS refuses a backup window that meets the maintenance window.";
    case Kind::ReservedWord:
      return "The database engine keeps this word for itself.";
    case Kind::ReplicaWithoutBackups:
      return "RDS makes automatic backups of PostgreSQL replicas from version 14.1 on. Without any, the\n"
             "database that a failover leaves behind could not be restored.";
    case Kind::TimeControlWithoutReplication:
      return "Replication time control belongs to replication, which the bucket does not have.";
    case Kind::IncompleteState:
      return "State in S3 needs `bucket`, `key` and `region`.";
    case Kind::UnusedStateKey:
      return "`bucket`, `key` and `region` belong to state in S3; local state has none of them.";
    case Kind::RepeatedName:
      return "Two resources would get the same name in AWS, where one of the two could not be created.\n"
             "Names can be set under `names`.";
    case Kind::UnretirableName:
      return "A failback renames the databases that it replaces: `-retired-` and a time follow the\n"
             "identifier, for which RDS has 63 characters.";
    case Kind::FormerKeyInUse:
      return "`was` says what something was called before it got the name that it has. A name that is in\n"
             "use, by itself or by another, is no former one: AWS names derive from the oldest name, and\n"
             "two things would get the same.";
    case Kind::SharedFormerKey:
      return "Two entries of a section say that they were called the same before. Only one can be what\n"
             "Terraform has under that name; the other is new, and has no `was`.";
    case Kind::ProbableRename:
      return "The last compile into this folder knew a key that the blueprint does not have any more, and\n"
             "the blueprint has a new key with the same resources. Without `was` Terraform destroys those\n"
             "of the old one, its data included, and creates new ones. See docs/renames.md.";
    case Kind::ChangedOriginalKey:
      return "Names in AWS derive from the oldest name of `was`. The last compile into this folder used\n"
             "another one: with the change, Terraform replaces what AWS knows by name. See\n"
             "docs/renames.md.";
    case Kind::AlarmLooksTooFarBack:
      return "CloudWatch alarms look back one day at most: `period` times `evaluations` must not exceed it.";
    case Kind::MoreDatapointsThanPeriods:
      return "`datapoints` says how many of the last `evaluations` periods have to be bad; there cannot be\n"
             "more of them than periods.";
    case Kind::QuorumOutOfReach:
      return "The quorum is how many signals with `action: failover` have to agree. A quorum larger than\n"
             "the number of those that this blueprint has would never be reached.";
    case Kind::FailoverOnLoad:
      return "A failover cannot be taken back like a restart: the replica becomes a database of its own.\n"
             "A busy database is no lost region, so load may only page somebody.";
    case Kind::SignalInPrimaryRegion:
      return "Route 53 publishes the results of its health checks in us-east-1 alone. When that is the\n"
             "primary region, the signal is lost together with the region that it watches.";
    case Kind::LagBelowRest:
      return "A replica of PostgreSQL reports how long ago its last transaction was. While nobody writes,\n"
             "that grows to five minutes: with a smaller limit, a failover of an idle application would be\n"
             "blocked.";
    case Kind::UnknownAllowedRule:
      return "A comment or `lint.allow` names a rule that does not exist.";
    case Kind::UnusedAllow:
      return "Something is allowed that no rule finds at this place any more. Left there, it would hide the\n"
             "next finding of its kind.";
    case Kind::ExpiredAllow:
      return "The day is over until which a finding was allowed, and the finding is reported again.";
    case Kind::ForbiddenAllow:
      return "Errors of a blueprint cannot be allowed, and neither can some findings: those about a failover\n"
             "that would not work, and about secrets that everybody can read.";
    case Kind::AllowWithoutReason:
      return "A comment that allows a finding names the rule, and says why:\n"
             "`# lifeboat: allow(single-zone-database) — a copy for tests, made anew every night`";
    case Kind::StaleBaseline:
      return "A baseline lists findings that are not reported, and this one is found no more, or found less\n"
             "often. Left there, it would hide the next one like it. `--write-baseline` writes the list "
             "anew.";
    case Kind::ResourceCycle:
      return "Resources need each other in a circle, so that none of them can be created first. The\n"
             "blueprint asks for nothing impossible: this is a mistake of Lifeboat's.";
    case Kind::SharedName:
      return "Two names that Lifeboat derives from the blueprint are the same in AWS. One of the two\n"
             "needs a name of its own under `names`.";
    case Kind::StartSettingsTooLong:
      return "An instance learns the settings of its service from its user data, for which EC2 has\n"
             "16 KiB. Long values of `environment` belong into a file of the container image, or into a\n"
             "parameter that the application reads.";
    case Kind::AutomationPolicyTooLarge:
      return "The policy of a role names every service, database and bucket that the role may touch, in\n"
             "both regions. One that IAM does not take inline is divided over managed policies, of which\n"
             "a role can have ten. An application beyond that is better off as several blueprints: what\n"
             "fails over together makes one.";
    case Kind::FunctionEnvironmentTooLarge:
      return "A Lambda function learns the ids and host names of public services from its environment,\n"
             "for which Lambda has 4 KiB. Put several services behind one that passes requests on, or\n"
             "divide the application into several blueprints.";
    case Kind::AlarmRuleTooLarge:
      return "The alarms that start a failover ask for the alarm of each service or database; CloudWatch\n"
             "takes a rule of 10,240 characters about 100 alarms. An application beyond that is better\n"
             "off as several blueprints: what fails over together makes one.";
#define LIFEBOAT_LINT(code, id, name, severity) case Kind::id:
#include "lifeboat/diag/rules.def"
#undef LIFEBOAT_LINT
      break;  // a rule explains itself
  }
  Unreachable("kind of diagnostic");
}

}  // namespace lifeboat::cli
