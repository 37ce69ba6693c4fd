/** The setup of the fake: apps, lines and templates. */
@NullMarked
package io.escala.fakemeta.setup;

import org.jspecify.annotations.NullMarked;
