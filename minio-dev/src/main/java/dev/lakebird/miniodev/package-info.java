/// A local S3 for development and tests: an embedded server and its command.
@NullMarked
package dev.lakebird.miniodev;

import org.jspecify.annotations.NullMarked;
