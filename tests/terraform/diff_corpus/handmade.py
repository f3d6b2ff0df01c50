"""The state that an apply of a tree would leave behind, without an apply.

A plan from nothing says what the configuration makes of each resource; what AWS would answer is invented, in the form
that AWS gives it and different for each resource. Plain references to an invented value are followed; the rest is put
right by planning again: what the plan wants is what the apply would have written. The plan of the tree against the
finished state is empty, which is the proof.
"""

from __future__ import annotations

import hashlib
from typing import Any

from tests.terraform.diff_corpus import trees
from tests.terraform.diff_corpus.references import References, Unresolved
from tests.terraform.diff_corpus.trees import Tree
from tests.terraform.diff_corpus.workbench import PLACE, Job, Plan, State, Workbench
from tests.terraform.tools import ACCOUNT

ROUNDS = 2  # of correction; what is left after them shows in the plan of the base
LONGEST_CHAIN = 4

# Ids that the provider checks for their form, or that say something to a reader. Others are their name, or a number.
ID_PREFIXES = {
    "aws_ami": "ami", "aws_eip": "eipalloc", "aws_flow_log": "fl", "aws_internet_gateway": "igw",
    "aws_launch_template": "lt", "aws_nat_gateway": "nat", "aws_network_acl": "acl", "aws_route_table": "rtb",
    "aws_route_table_association": "rtbassoc", "aws_security_group": "sg", "aws_subnet": "subnet", "aws_vpc": "vpc",
    "aws_vpc_endpoint": "vpce", "aws_vpc_security_group_egress_rule": "sgr",
    "aws_vpc_security_group_ingress_rule": "sgr",
}
NAMES = ("name", "bucket", "function_name", "alarm_name", "identifier")
ARN_IDS = ("aws_globalaccelerator_", "aws_lb", "aws_sns_topic", "aws_secretsmanager_secret")

# Of what the provider takes apart; others are any ARN.
ARN_FORMS = {
    "aws_db_instance": "rds:{region}:{account}:db:db-{number}",
    "aws_iam_role": "iam::{account}:role/{number}",
    "aws_kms_key": "kms:{region}:{account}:key/{number}",
    "aws_s3_bucket": "s3:::{number}",
}

# Where the provider compares with what AWS answers, the stand-in has to be such an answer.
ANSWERED: dict[tuple[str, str], Any] = {
    ("aws_lb_listener", "protocol"): "HTTP",
    ("aws_lb_target_group", "protocol_version"): "HTTP1",
    ("aws_sns_topic", "fifo_throughput_scope"): "",
    ("aws_sns_topic_subscription", "filter_policy_scope"): "MessageAttributes",
    ("aws_globalaccelerator_accelerator", "ip_sets"): [{"ip_addresses": ["192.0.2.1", "192.0.2.2"],
                                                        "ip_family": "IPv4"}],
}


class NotQuiet(AssertionError):
    """The plan of a tree against its own state wants something."""


def state_of(tree: Tree, workbench: Workbench) -> State:
    plan = workbench.plan([Job("base", tree, [])])["base"]
    maker = _Maker(tree, workbench.schemas())
    state = {entry["address"]: maker.resource(entry) for entry in plan}
    maker.connect(tree, plan, state)
    for _ in range(ROUNDS):
        for entry in workbench.plan([Job("base", tree, list(state.values()))])["base"]:
            maker.correct(state[entry["address"]], entry)
    return list(state.values())


def demand_quiet(plan: Plan) -> None:
    """`plan` is of the tree that the state was made for."""
    if plan:
        raise NotQuiet("\n".join(f"{one['address']} {one['change']['actions']}" for one in plan))


class _Maker:
    def __init__(self, tree: Tree, schemas: dict[str, Any]) -> None:
        self._aliases = trees.aliases(tree)
        self._regions = {one["alias"]: one["region"] for one in trees.providers(tree)}
        self._schemas = schemas

    def resource(self, entry: dict[str, Any]) -> dict[str, Any]:
        type, change = entry["type"], entry["change"]
        module = entry["address"].split(".")[1] if entry["address"].startswith("module.") else ""
        alias = self._aliases[module]
        schema = self._schemas[type]
        invent = _Inventor(type, entry["address"], self._regions[alias], change["after"])
        attributes = _block(change["after"], change["after_unknown"], schema["block"], invent)
        # Without these marks Terraform shows a change of sensitivity where there is none.
        sensitive = [[{"type": "get_attr", "value": name}] for name, one in schema["block"]["attributes"].items()
                     if one.get("sensitive")]
        return {
            "module": f"module.{PLACE}" + (f".module.{module}" if module else ""),
            "mode": "managed", "type": type, "name": entry["name"],
            "provider": f'provider["registry.terraform.io/hashicorp/aws"].{alias}',
            "instances": [{"schema_version": schema["version"], "attributes": attributes,
                           "sensitive_attributes": sensitive}],
        }

    def connect(self, tree: Tree, plan: Plan, made: dict[str, dict[str, Any]]) -> None:
        """Arguments that refer to other resources get the values that were invented there.

        Those may be arguments themselves: as often as a chain of them is long.
        """
        def attributes_of(address: str) -> dict[str, Any] | None:
            found: dict[str, Any] | None = made[address]["instances"][0]["attributes"] if address in made else None
            return found

        references = References(tree, attributes_of)
        unknown = {entry["address"]: entry["change"]["after_unknown"] for entry in plan}
        for _ in range(LONGEST_CHAIN):
            for address, resource in made.items():
                attributes = resource["instances"][0]["attributes"]
                for name in self._schemas[resource["type"]]["block"]["attributes"]:
                    if _any(unknown[address].get(name)):
                        try:
                            attributes[name] = references.argument(address, name)
                        except Unresolved:
                            pass

    def correct(self, resource: dict[str, Any], entry: dict[str, Any]) -> None:
        """What the plan knows is so; what it does not know was invented already."""
        instance, change = resource["instances"][0], entry["change"]
        instance["attributes"] = _block(change["after"], change["after_unknown"],
                                        self._schemas[resource["type"]]["block"],
                                        lambda name, _: instance["attributes"].get(name))


class _Inventor:
    def __init__(self, type: str, address: str, region: str, known: dict[str, Any]) -> None:
        self._type, self._address, self._region, self._known = type, address, region, known

    def __call__(self, name: str, schema: Any) -> Any:
        if (self._type, name) in ANSWERED:
            return ANSWERED[self._type, name]
        if name == "id":
            return self._id()
        if name.endswith("arn") or (name == "arn_suffix"):
            return self._arn(name)
        if schema == "string":
            return f"{name}-{self._number(name)}"
        if schema in ("number", "bool"):
            return 1 if schema == "number" else False
        return {} if schema[0] == "map" else []

    def _id(self) -> str:
        prefix = ID_PREFIXES.get(self._type)
        if prefix:
            return f"{prefix}-{self._number('id')}"
        if self._type.startswith(ARN_IDS):
            return self._arn("arn")
        return next((self._known[name] for name in NAMES if isinstance(self._known.get(name), str)),
                    self._number("id"))

    def _arn(self, name: str) -> str:
        form = ARN_FORMS.get(self._type, self._type.split("_")[1] + ":{region}:{account}:resource/{number}")
        return "arn:aws:" + form.format(region=self._region, account=ACCOUNT, number=self._number(name))

    def _number(self, name: str) -> str:
        return hashlib.sha256(f"{self._address} {name}".encode()).hexdigest()[:17]


def _block(values: Any, unknown: Any, schema: dict[str, Any], invent: Any) -> dict[str, Any]:
    """Every attribute and block of a schema: what is known, and an invention for what is not."""
    result = {}
    for name, attribute in schema.get("attributes", {}).items():
        result[name] = invent(name, attribute.get("type")) if _any(unknown.get(name)) else values.get(name)
    for name, nested in schema.get("block_types", {}).items():
        result[name] = _nested(values.get(name), unknown.get(name), nested, invent)
    return result


def _nested(values: Any, unknown: Any, nested: dict[str, Any], invent: Any) -> Any:
    if nested["nesting_mode"] == "single":
        return _block(values, unknown or {}, nested["block"], invent) if values else None
    unknowns = unknown if isinstance(unknown, list) else []
    return [_block(one, unknowns[at] if at < len(unknowns) and isinstance(unknowns[at], dict) else {},
                   nested["block"], invent) for at, one in enumerate(values or [])]


def _any(unknown: Any) -> bool:
    """Something in it is not known: a list with one unknown element is invented as a whole."""
    if isinstance(unknown, dict):
        return any(map(_any, unknown.values()))
    return any(map(_any, unknown)) if isinstance(unknown, list) else unknown is True
