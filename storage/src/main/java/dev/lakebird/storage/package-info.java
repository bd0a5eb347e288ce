/// Where bytes live: one door to local folders and S3-compatible buckets, addressed by location.
@NullMarked
package dev.lakebird.storage;

import org.jspecify.annotations.NullMarked;
