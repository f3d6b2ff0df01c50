"""Step CopyImage: the copy is started in the destination region, since EC2 copies into the region that is called."""

import boto3


def copy_image(events, context):
    """Does not wait: the event "EC2 AMI State Change" of the destination region says when the copy is ready.

    The token makes a repeated call answer the copy that is there.
    """
    tags = [{"Key": key, "Value": value} for key, value in sorted(events["tags"].items())]
    answer = boto3.client("ec2", region_name=events["destination_region"]).copy_image(
        Name=events["name"],
        Description=events["description"],
        SourceImageId=events["image"],
        SourceRegion=events["source_region"],
        Encrypted=True,
        KmsKeyId=events["key"],
        ClientToken=events["token"],
        TagSpecifications=[
            {"ResourceType": "image", "Tags": tags},
            {"ResourceType": "snapshot", "Tags": tags},
        ],
    )
    return {"ImageId": answer["ImageId"]}
