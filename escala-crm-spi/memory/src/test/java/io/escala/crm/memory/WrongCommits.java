package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitCheck;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.OperationId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Stores that commit wrongly, each in one way. */
final class WrongCommits {
    private WrongCommits() {}

    /** Ignores expected versions. */
    static CrmStore expectedVersionIgnored(InstantSource clock) {
        return checked(clock, new CommitChecks() {
            @Override
            Optional<Cause> conflict(ChangeSet set, StoreData data) {
                return CommitCheck.leaseConflict(set, data).or(() -> CommitCheck.claimConflict(set, data));
            }
        });
    }

    /** Lets two hold one claim. */
    static CrmStore claimIgnored(InstantSource clock) {
        return judgingClaims(clock, (set, data) -> Optional.empty());
    }

    /** Does not see that what a ChangeSet releases is free for what it takes. */
    static CrmStore releasesIgnored(InstantSource clock) {
        return judgingClaims(clock, (set, data) -> {
            for (Holding take : set.takes()) {
                Optional<String> holder = data.holder(set.account(), take.claim());
                if (holder.isPresent() && !holder.get().equals(take.holder())) {
                    return Optional.of(new ClaimTaken(take.claim(), holder.get()));
                }
            }
            return CommitCheck.claimConflict(set, data);
        });
    }

    /** Does not look at expected-free claims. */
    static CrmStore expectedFreeIgnored(InstantSource clock) {
        return edited(clock, set -> expecting(set, List.of(), set.claims()));
    }

    /** Looks at expected-free claims before anything is released. */
    static CrmStore expectedFreeJudgedBeforeReleases(InstantSource clock) {
        return judgingClaims(clock, (set, data) -> {
            return held(set, set.expectedFree(), data).or(() -> CommitCheck.claimConflict(set, data));
        });
    }

    /** Looks at expected-free claims when the takes are done. */
    static CrmStore expectedFreeJudgedAfterTakes(InstantSource clock) {
        return judgingClaims(clock, (set, data) -> {
            return set.takes().stream()
                    .filter(take -> set.expectedFree().contains(take.claim()))
                    .<Cause>map(take -> new ClaimTaken(take.claim(), take.holder()))
                    .findFirst()
                    .or(() -> CommitCheck.claimConflict(set, data));
        });
    }

    /** Lets a claim count as free that the ChangeSet's own holder has already. */
    static CrmStore expectedFreeAllowsTheTaker(InstantSource clock) {
        return edited(clock, set -> {
            List<Claim> taken = set.takes().stream().map(Holding::claim).toList();
            return expecting(
                    set,
                    set.expectedFree().stream()
                            .filter(claim -> !taken.contains(claim))
                            .toList(),
                    set.claims());
        });
    }

    /** Keeps what it inserted to see whether a claim is free. */
    static CrmStore expectedFreeStaysHeld(InstantSource clock) {
        return edited(clock, set -> {
            List<Holding> claims = new ArrayList<>(set.claims());
            List<Claim> taken = set.takes().stream().map(Holding::claim).toList();
            set.expectedFree().stream()
                    .filter(claim -> !taken.contains(claim))
                    .forEach(claim -> claims.add(new Holding(claim, "nobody")));
            return expecting(set, set.expectedFree(), claims);
        });
    }

    private static Optional<Cause> held(ChangeSet set, List<Claim> claims, StoreData data) {
        return claims.stream()
                .flatMap(claim -> data.holder(set.account(), claim).map(holder -> new Holding(claim, holder)).stream())
                .<Cause>map(held -> new ClaimTaken(held.claim(), held.holder()))
                .findFirst();
    }

    private static ChangeSet expecting(ChangeSet set, List<Claim> expectedFree, List<Holding> claims) {
        return new ChangeSet(
                set.account(),
                set.operation(),
                set.at(),
                set.lease(),
                set.expected(),
                expectedFree,
                claims,
                set.changes(),
                set.events(),
                set.enqueued(),
                set.done(),
                set.rescheduled(),
                set.releasesLease());
    }

    /** Lets anybody settle work, whoever holds the lane. */
    static CrmStore leaseUnfenced(InstantSource clock) {
        return checked(clock, new CommitChecks() {
            @Override
            Optional<Cause> conflict(ChangeSet set, StoreData data) {
                return CommitCheck.versionConflict(set, data).or(() -> CommitCheck.claimConflict(set, data));
            }
        });
    }

    /** Judges lease and versions rightly, and claims in its own way. */
    private static CrmStore judgingClaims(
            InstantSource clock, BiFunction<ChangeSet, StoreData, Optional<Cause>> claims) {
        return checked(clock, new CommitChecks() {
            @Override
            Optional<Cause> conflict(ChangeSet set, StoreData data) {
                return CommitCheck.leaseConflict(set, data)
                        .or(() -> CommitCheck.versionConflict(set, data))
                        .or(() -> claims.apply(set, data));
            }
        });
    }

    private static CrmStore checked(InstantSource clock, CommitChecks checks) {
        return new MemoryCrmStore(clock, checks, new FailurePoints());
    }

    /** Commits one ChangeSet after the other, after having changed it. */
    abstract static class OneByOne extends ForwardingCrmStore {
        OneByOne(CrmStore right) {
            super(right);
        }

        abstract CommitResult one(ChangeSet set);

        final CommitResult rightly(ChangeSet set) {
            return target().commit(List.of(set)).get(0);
        }

        @Override
        public final List<CommitResult> commit(List<ChangeSet> changeSets) {
            return changeSets.stream().map(this::one).toList();
        }
    }

    /** Commits what an edit makes of each ChangeSet. */
    static CrmStore edited(InstantSource clock, UnaryOperator<ChangeSet> edit) {
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                return rightly(edit.apply(set));
            }
        };
    }

    /** Leaves the first change of a refused ChangeSet behind. */
    static CrmStore changeSetPartlyApplied(InstantSource clock) {
        AtomicInteger halves = new AtomicInteger();
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                CommitResult result = rightly(set);
                if (result instanceof Conflict && !set.changes().isEmpty()) {
                    OperationId half = new OperationId("half-" + halves.incrementAndGet());
                    rightly(ChangeSet.builder(set.account(), half, set.at())
                            .change(set.changes().get(0))
                            .build());
                }
                return result;
            }
        };
    }

    /** Looks up a claim in every account. */
    static CrmStore claimWithoutTheAccount(InstantSource clock) {
        Set<AccountId> accounts = ConcurrentHashMap.newKeySet();
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                accounts.add(set.account());
                for (AccountId account : accounts) {
                    for (Holding take : set.takes()) {
                        String holder =
                                target().holders(account, List.of(take.claim())).get(take.claim());
                        if (!account.equals(set.account()) && holder != null && !holder.equals(take.holder())) {
                            return new Conflict(new ClaimTaken(take.claim(), holder));
                        }
                    }
                }
                return rightly(set);
            }
        };
    }

    /** Remembers an operation outside its transaction: a refused one counts as done. */
    static CrmStore operationKeptOnConflict(InstantSource clock) {
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                return seen.add(List.of(set.account(), set.operation())) ? rightly(set) : new AlreadyApplied();
            }
        };
    }

    /** Remembers operations over all accounts together. */
    static CrmStore operationWithoutTheAccount(InstantSource clock) {
        Set<OperationId> applied = ConcurrentHashMap.newKeySet();
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                if (applied.contains(set.operation())) {
                    return new AlreadyApplied();
                }
                CommitResult result = rightly(set);
                if (result instanceof CommitResult.Applied) {
                    applied.add(set.operation());
                }
                return result;
            }
        };
    }

    /** Applies repeated operations again. */
    static CrmStore operationForgotten(InstantSource clock) {
        AtomicInteger number = new AtomicInteger();
        return edited(clock, set -> copy(set, new OperationId("n-" + number.incrementAndGet()), set.changes()));
    }

    /** Compares host's claims without regard to case. */
    static CrmStore claimsCaseFolded(InstantSource clock) {
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                List<Holding> folded = set.claims().stream()
                        .map(holding -> new Holding(fold(holding.claim()), holding.holder()))
                        .toList();
                return rightly(new ChangeSet(
                        set.account(),
                        set.operation(),
                        set.at(),
                        set.lease(),
                        set.expected(),
                        set.expectedFree(),
                        folded,
                        set.changes(),
                        set.events(),
                        set.enqueued(),
                        set.done(),
                        set.rescheduled(),
                        set.releasesLease()));
            }

            @Override
            public Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
                Map<Claim, String> found = new HashMap<>();
                for (Claim claim : claims) {
                    Map<Claim, String> plain = target().holders(account, List.of(claim, fold(claim)));
                    plain.values().stream().findFirst().ifPresent(holder -> found.put(claim, holder));
                }
                return found;
            }

            private Claim fold(Claim claim) {
                return new Claim(claim.kind(), claim.key().toLowerCase(Locale.ROOT));
            }
        };
    }

    /** Removes every status of a message with one of them. */
    static CrmStore releaseTakesAll(InstantSource clock) {
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                List<Change> changes = new ArrayList<>();
                for (Change change : set.changes()) {
                    changes.add(change);
                    if (change instanceof IntakeChange.ReleaseReport releaseReport) {
                        DeferredReport deferred = releaseReport.deferred();
                        Claim claim = Claim.providerMessage(deferred.line(), deferred.providerId());
                        target().deferred(set.account(), List.of(claim))
                                .getOrDefault(claim, List.of())
                                .forEach(all -> changes.add(new IntakeChange.ReleaseReport(all)));
                    }
                }
                return rightly(copy(set, set.operation(), changes));
            }
        };
    }

    /** Loses reports on a message that already has a provider id. */
    static CrmStore statusOfNamedMessageLost(InstantSource clock) {
        return new OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                List<Change> kept = set.changes().stream()
                        .filter(change -> !(change instanceof ConversationChange.RaiseDelivery raise)
                                || target().messages(set.account(), List.of(raise.message())).values().stream()
                                        .allMatch(message -> message.providerId() == null))
                        .toList();
                return rightly(copy(set, set.operation(), kept));
            }
        };
    }

    /** Checks the claims, and takes them a moment later. */
    static CrmStore claimsCheckedThenTaken(InstantSource clock) {
        Rendezvous meeting = new Rendezvous();
        return new OneByOne(claimIgnored(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                for (Holding take : set.takes()) {
                    String holder = target().holders(set.account(), List.of(take.claim()))
                            .get(take.claim());
                    if (holder != null && !holder.equals(take.holder())) {
                        return new Conflict(new ClaimTaken(take.claim(), holder));
                    }
                }
                meeting.awaitSecondThread();
                return rightly(set);
            }
        };
    }

    /** An empty ChangeSet of the same account and time. */
    static ChangeSet.Builder builder(ChangeSet set, String operation) {
        return ChangeSet.builder(set.account(), new OperationId(operation), set.at());
    }

    static ChangeSet copy(ChangeSet set, OperationId operation, List<Change> changes) {
        return new ChangeSet(
                set.account(),
                operation,
                set.at(),
                set.lease(),
                set.expected(),
                set.expectedFree(),
                set.claims(),
                changes,
                set.events(),
                set.enqueued(),
                set.done(),
                set.rescheduled(),
                set.releasesLease());
    }
}
