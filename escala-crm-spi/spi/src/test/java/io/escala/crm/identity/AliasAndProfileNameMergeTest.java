package io.escala.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Merging converges for every order and duplication, tested over small complete sets of values. */
@DisplayName("Merging sightings")
class AliasAndProfileNameMergeTest {
    private static final List<Instant> TIMES =
            List.of(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(3_000));

    @Nested
    @DisplayName("of an alias")
    class Aliases {
        private final IdentityKey key = new IdentityKey(IdentityKeyKind.PSID, "page", "1");
        private final List<IdentityAlias> sightings = sightings();

        private List<IdentityAlias> sightings() {
            List<@Nullable Instant> ends = new ArrayList<>(TIMES);
            ends.add(null);
            List<IdentityAlias> all = new ArrayList<>();
            for (AliasGrade grade : AliasGrade.values()) {
                for (Instant from : TIMES) {
                    for (Instant to : ends) {
                        for (Instant seen : TIMES) {
                            all.add(alias("i-1", grade, from, to, seen));
                        }
                    }
                }
            }
            return all;
        }

        private IdentityAlias alias(
                String identity, AliasGrade grade, Instant from, @Nullable Instant to, Instant seen) {
            return new IdentityAlias(new AccountId("acme"), new IdentityId(identity), key, grade, from, to, seen);
        }

        @Test
        @DisplayName("commute, and the same one twice is one")
        void mergeIsCommutativeAndIdempotent() {
            for (IdentityAlias a : sightings) {
                assertThat(a.merge(a)).isEqualTo(a);
                for (IdentityAlias b : sightings) {
                    assertThat(a.merge(b)).isEqualTo(b.merge(a));
                    assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
                }
            }
        }

        @Test
        @DisplayName("associate")
        void mergeIsAssociative() {
            for (IdentityAlias a : sightings) {
                for (IdentityAlias b : sightings) {
                    IdentityAlias ab = a.merge(b);
                    for (IdentityAlias c : sightings) {
                        assertThat(ab.merge(c).equals(a.merge(b.merge(c)))).isTrue();
                    }
                }
            }
        }

        @Test
        @DisplayName("keep the higher grade, the earlier start, the later sighting, and are valid when one is")
        void mergeKeepsHighestGradeEarliestStartAndLatestSighting() {
            IdentityAlias ended = alias("i-1", AliasGrade.CONFIRMED, TIMES.get(1), TIMES.get(2), TIMES.get(1));
            IdentityAlias valid = alias("i-1", AliasGrade.ASSUMED, TIMES.get(0), null, TIMES.get(0));

            assertThat(ended.merge(valid))
                    .isEqualTo(alias("i-1", AliasGrade.CONFIRMED, TIMES.get(0), null, TIMES.get(1)));
        }

        @Test
        @DisplayName("of two identities cannot be merged")
        void aliasesOfTwoIdentitiesAreNotMerged() {
            IdentityAlias one = alias("i-1", AliasGrade.CONFIRMED, TIMES.get(0), null, TIMES.get(0));
            IdentityAlias two = alias("i-2", AliasGrade.CONFIRMED, TIMES.get(0), null, TIMES.get(0));

            assertThatThrownBy(() -> one.merge(two)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    @DisplayName("of a profile name")
    class Names {
        private final List<ProfileName> sightings = sightings();

        private List<ProfileName> sightings() {
            List<ProfileName> all = new ArrayList<>();
            for (Instant at : TIMES) {
                all.add(new ProfileName(null, null, null, at));
                all.add(new ProfileName("Ana Sol", null, null, at));
                all.add(new ProfileName("Ana", null, null, at));
                all.add(new ProfileName(null, "Ana", null, at));
                all.add(new ProfileName(null, null, "Ana", at));
                all.add(new ProfileName(null, "Ana", "Sol", at));
            }
            return all;
        }

        @Test
        @DisplayName("commute, associate, and the same one twice is one")
        void mergeConvergesInEveryOrder() {
            for (ProfileName a : sightings) {
                assertThat(ProfileName.latest(a, a)).isEqualTo(a);
                assertThat(ProfileName.latest(null, a)).isEqualTo(a);
                for (ProfileName b : sightings) {
                    assertThat(ProfileName.latest(a, b)).isEqualTo(ProfileName.latest(b, a));
                    for (ProfileName c : sightings) {
                        assertThat(ProfileName.latest(ProfileName.latest(a, b), c))
                                .isEqualTo(ProfileName.latest(a, ProfileName.latest(b, c)));
                    }
                }
            }
        }

        @Test
        @DisplayName("the later name wins, unless it is absent")
        void laterNameWins() {
            ProfileName early = new ProfileName("Ana", null, null, TIMES.get(0));
            ProfileName late = new ProfileName("Eva", null, null, TIMES.get(1));
            ProfileName silent = new ProfileName(" ", null, null, TIMES.get(2));

            assertThat(ProfileName.latest(late, early)).isEqualTo(late);
            assertThat(ProfileName.latest(late, silent)).isEqualTo(late);
        }
    }
}
