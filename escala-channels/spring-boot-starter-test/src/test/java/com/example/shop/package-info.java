/** An application of somebody else, and its tests. */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
