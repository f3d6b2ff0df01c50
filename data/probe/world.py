"""Hand-written Terraform state of resources as they would stand after an apply."""

from __future__ import annotations

from typing import Any

from probe.schema import Block, Schemas

Change = dict[str, Any]  # `change` of a plan's resource_changes


# Where the provider compares with what AWS answers, the stand-in has to be such an answer.
ANSWERED = {
    ("aws_lb_listener", "protocol"): "HTTP",
    ("aws_lb_target_group", "protocol_version"): "HTTP1",
    ("aws_sns_topic", "fifo_throughput_scope"): "",
    ("aws_sns_topic_subscription", "filter_policy_scope"): "MessageAttributes",
}


def state(resources: dict[str, tuple[str, Change]], schemas: Schemas, terraform: str) -> dict[str, Any]:
    """A state file (version 4) in which every resource has the values that its plan of a creation promised."""
    return {
        "version": 4, "terraform_version": terraform, "serial": 1,
        "lineage": "00000000-0000-0000-0000-000000000001", "outputs": {}, "check_results": None,
        "resources": [_resource(name, type, change, schemas) for name, (type, change) in resources.items()],
    }


def _resource(name: str, type: str, change: Change, schemas: Schemas) -> dict[str, Any]:
    attributes = _block(change["after"], change["after_unknown"], schemas.block(type))
    attributes |= {attribute: answer for (of, attribute), answer in ANSWERED.items()
                   if of == type and change["after_unknown"].get(attribute) is True}
    # Without these marks Terraform shows a change of sensitivity where there is none.
    sensitive = [[{"type": "get_attr", "value": one}] for one in schemas.sensitive(type)]
    return {
        "mode": "managed", "type": type, "name": name, "provider": f'provider["{schemas.provider}"]',
        "instances": [{"schema_version": schemas.version(type), "attributes": attributes,
                       "sensitive_attributes": sensitive}],
    }


def _block(values: Any, unknown: Any, schema: Block) -> dict[str, Any]:
    """Every attribute and block of a schema: what is known, and a stand-in for what AWS would have answered."""
    result = {}
    for name, attribute in schema.get("attributes", {}).items():
        if unknown.get(name) is True:
            result[name] = _stand_in(name, attribute.get("type"))
        else:
            result[name] = values.get(name)
    for name, nested in schema.get("block_types", {}).items():
        result[name] = _nested(values.get(name), unknown.get(name), nested)
    return result


def _nested(values: Any, unknown: Any, nested: Block) -> Any:
    if nested["nesting_mode"] == "single":
        return _block(values, unknown or {}, nested["block"]) if values else None
    unknowns = unknown if isinstance(unknown, list) else []
    return [_block(one, unknowns[at] if at < len(unknowns) and isinstance(unknowns[at], dict) else {}, nested["block"])
            for at, one in enumerate(values or [])]


def _stand_in(name: str, type: Any) -> Any:
    if type == "string":
        return "arn:aws:service:eu-west-1:123456789012:known" if name.endswith("arn") else "known"
    if type in ("number", "bool"):
        return 1 if type == "number" else False
    return {} if isinstance(type, list) and type[0] == "map" else []
