/// Objects of S3 and of stores that speak its protocol; the only package that knows the AWS SDK.
@NullMarked
package dev.lakebird.storage.s3;

import org.jspecify.annotations.NullMarked;
