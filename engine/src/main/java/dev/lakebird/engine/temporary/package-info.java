/// The temporary tables of a session.
@NullMarked
package dev.lakebird.engine.temporary;

import org.jspecify.annotations.NullMarked;
