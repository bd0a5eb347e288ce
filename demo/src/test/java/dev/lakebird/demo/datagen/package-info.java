/// Tests of the generators.
@NullMarked
package dev.lakebird.demo.datagen;

import org.jspecify.annotations.NullMarked;
