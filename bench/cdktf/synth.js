// node synth.js RESOURCES FOLDER: as many AWS resources as Lifeboat writes, of the kinds that it writes, with references
// between them, in one stack with two provider configurations. Imports are per service, the fastest way that the library
// has: importing the whole provider takes seconds more.
"use strict";

const { App, TerraformStack } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { Vpc } = require("@cdktf/provider-aws/lib/vpc");
const { Subnet } = require("@cdktf/provider-aws/lib/subnet");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { VpcSecurityGroupIngressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule");
const { Lb } = require("@cdktf/provider-aws/lib/lb");
const { LbTargetGroup } = require("@cdktf/provider-aws/lib/lb-target-group");
const { LbListener } = require("@cdktf/provider-aws/lib/lb-listener");
const { LaunchTemplate } = require("@cdktf/provider-aws/lib/launch-template");
const { AutoscalingGroup } = require("@cdktf/provider-aws/lib/autoscaling-group");
const { DbInstance } = require("@cdktf/provider-aws/lib/db-instance");
const { S3Bucket } = require("@cdktf/provider-aws/lib/s3-bucket");
const { S3BucketVersioningA } = require("@cdktf/provider-aws/lib/s3-bucket-versioning");
const { IamRole } = require("@cdktf/provider-aws/lib/iam-role");
const { SsmParameter } = require("@cdktf/provider-aws/lib/ssm-parameter");

const wanted = Number(process.argv[2]);
const app = new App({ outdir: process.argv[3] });
const stack = new TerraformStack(app, "bench");
const providers = [
  new AwsProvider(stack, "primary", { region: "eu-west-1", alias: "primary" }),
  new AwsProvider(stack, "dr", { region: "us-east-1", alias: "dr" }),
];

let made = 0;
function make(type, name, config) {
  if (made === wanted) return undefined;
  made += 1;
  return new type(stack, name, config);
}

const networks = providers.map((provider, side) => {
  const vpc = make(Vpc, `vpc-${side}`, { provider, cidrBlock: `10.${side}.0.0/16`, tags: { Project: "bench" } });
  const subnet = make(Subnet, `subnet-${side}`, { provider, vpcId: vpc.id, cidrBlock: `10.${side}.0.0/20` });
  return { provider, vpc, subnet };
});

for (let set = 0; made < wanted; set += 1) {
  networks.forEach(({ provider, vpc, subnet }, side) => {
    const name = (kind) => `${kind}-${side}-${set}`;
    const group = make(SecurityGroup, name("sg"), { provider, vpcId: vpc.id, namePrefix: name("sg") });
    make(VpcSecurityGroupIngressRule, name("rule"), {
      provider, securityGroupId: group?.id ?? "", ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "0.0.0.0/0",
    });
    const balancer = make(Lb, name("lb"), {
      provider, name: name("lb"), subnets: [subnet.id], securityGroups: [group?.id ?? ""],
    });
    const target = make(LbTargetGroup, name("tg"), {
      provider, name: name("tg"), port: 5000, protocol: "HTTP", vpcId: vpc.id,
      healthCheck: { path: "/health", interval: 10, timeout: 5 },
    });
    make(LbListener, name("listener"), {
      provider, loadBalancerArn: balancer?.arn ?? "", port: 80,
      defaultAction: [{ type: "forward", targetGroupArn: target?.arn ?? "" }],
    });
    const template = make(LaunchTemplate, name("lt"), {
      provider, name: name("lt"), instanceType: "t3.micro", imageId: "ami-0123456789abcdef0",
      metadataOptions: { httpTokens: "required" }, vpcSecurityGroupIds: [group?.id ?? ""],
    });
    make(AutoscalingGroup, name("asg"), {
      provider, name: name("asg"), minSize: 1, maxSize: 3, vpcZoneIdentifier: [subnet.id],
      targetGroupArns: [target?.arn ?? ""], launchTemplate: { id: template?.id ?? "", version: "$Latest" },
    });
    make(DbInstance, name("db"), {
      provider, identifier: name("db"), engine: "mysql", instanceClass: "db.t3.micro", allocatedStorage: 20,
      storageEncrypted: true, backupRetentionPeriod: 7,
    });
    const bucket = make(S3Bucket, name("bucket"), { provider, bucket: name("bucket") });
    make(S3BucketVersioningA, name("versioning"), {
      provider, bucket: bucket?.id ?? "", versioningConfiguration: { status: "Enabled" },
    });
    make(IamRole, name("role"), {
      provider, name: name("role"), assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
    });
    make(SsmParameter, name("parameter"), { provider, name: `/${name("p")}`, type: "String", value: bucket?.id ?? "" });
  });
}
app.synth();
