@NullMarked
package dev.lakebird.server;

import org.jspecify.annotations.NullMarked;
