/**
 * What Meta has to know before a test starts: apps, connected numbers, pages and accounts, and templates.
 */
@NullMarked
package io.escala.fakemeta.setup;

import org.jspecify.annotations.NullMarked;
