/// Digests and fingerprints.
@NullMarked
package dev.lakebird.functions.hash;

import org.jspecify.annotations.NullMarked;
