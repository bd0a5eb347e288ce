/// Changes of tables by several sessions at once.
@NullMarked
package dev.lakebird.conformance.changes;

import org.jspecify.annotations.NullMarked;
