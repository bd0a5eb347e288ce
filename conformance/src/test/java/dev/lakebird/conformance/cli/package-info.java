/// The `sql` command as a person meets it: in this process, in processes of its own, over a bucket, and
/// with bad luck.
@NullMarked
package dev.lakebird.conformance.cli;

import org.jspecify.annotations.NullMarked;
