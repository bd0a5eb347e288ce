@NullMarked
package dev.lakebird.server.flight;

import org.jspecify.annotations.NullMarked;
