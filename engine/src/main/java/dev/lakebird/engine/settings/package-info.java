/// The settings of a session.
@NullMarked
package dev.lakebird.engine.settings;

import org.jspecify.annotations.NullMarked;
