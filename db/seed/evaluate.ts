import { type BodyChart, type BodyRegion, bodyRegions } from "#domain/body-chart/body-chart.ts";
import { type Examination, examineNormal } from "#domain/examination/examine.ts";
import { nothingExamined } from "#domain/examination/examined.ts";
import { regionTests } from "#domain/examination/region-tests.ts";
import {
  confirmRest,
  historyParts,
  isGoneThrough,
  withAnswerTo,
} from "#domain/plans-of-care/evaluation/carried-history.ts";
import { assessFallRisk, type FallCount, type Person } from "#domain/plans-of-care/evaluation/fall-screen.ts";
import type { Impairment } from "#domain/plans-of-care/evaluation/impairment.ts";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { redFlagsFor } from "#domain/precautions/red-flags/questions.ts";
import { treatedRegions } from "#domain/precautions/treated-region.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Course } from "./course.ts";

/** What the therapist of a course found: the treated side below the other, the rest of it normal. */
export function evaluate(course: Course, draft: PlanOfCareContent, person: Person): Evaluation {
  const { carried, reEvaluation } = draft.evaluation;
  const answered = carried ? confirmRest(answerOf(course, carried), new Set(historyParts)) : undefined;
  const regions = draft.evaluation.examined?.regions ?? [];
  const { motion, strength, examined } = examine(course, regions);
  const falls: FallCount = /fall/i.test(course.title) ? "two-or-more" : "none";
  const screen = {
    isUnsteady: falls === "none" ? ("no" as const) : ("yes" as const),
    isWorried: falls === "none" ? ("no" as const) : ("yes" as const),
    ...(falls === "none" ? {} : { upAndGoThousandths: 15_200, chairStands: 7, tandemThousandths: 6000 }),
  };
  return {
    ...draft.evaluation,
    history: "",
    ...(answered ? { carried: answered } : {}),
    ...(reEvaluation
      ? {
          reEvaluation: {
            ...reEvaluation,
            reason: "plan-ending",
            goals: reEvaluation.goals.map((goal, index) => ({
              ...goal,
              outcome: index === 0 ? "met" : "not-met",
            })),
          },
        }
      : {}),
    isHistoryConfirmed: answered === undefined || isGoneThrough(answered),
    motion: [...motion],
    strength: [...strength],
    examined,
    bodyChart: chartOf(course, regions),
    fallsLastYear: falls,
    fallScreen: { ...screen, outcome: assessFallRisk(falls, screen, person).outcome },
    redFlags: "none",
    redFlagAnswers: redFlagsFor(
      treatedRegions(
        draft.diagnoses.map(({ code }) => code),
        [],
      ),
    ).map(({ flag }) => ({ flag, answer: "no" })),
    findings: "",
    impairments: "",
    impairmentList: impairmentsOf(course, draft, regions),
  };
}

/** One patient of the demo takes something the record does not have; one was not asked about implants. */
function answerOf(course: Course, carried: NonNullable<Evaluation["carried"]>) {
  if (/stenosis/i.test(course.title))
    return withAnswerTo(carried, "medications", {
      answer: "differs",
      differs: "Takes naproxen from the drugstore most days.",
    });
  return /ankle/i.test(course.title) ? withAnswerTo(carried, "implants", { answer: "not-asked" }) : carried;
}

function examine(course: Course, regions: readonly Joint[]): Examination {
  const [region] = regions;
  const nothing: Examination = {
    motion: [],
    strength: [],
    examined: { ...nothingExamined, regions: [...regions] },
  };
  if (!region) return nothing;
  const [treated, other] =
    course.side === "right" ? (["right", "left"] as const) : (["left", "right"] as const);
  const tests = regionTests[region];
  const moved = tests.find((test) => test.kind === "motion" && test.isSided);
  const strong = tests.find((test) => test.kind === "strength");
  const found: Examination = {
    ...nothing,
    motion:
      moved?.kind === "motion"
        ? [
            {
              joint: moved.joint,
              motion: moved.motion,
              mode: moved.mode,
              side: treated,
              startDegrees: region === "knee" ? 5 : 0,
              endDegrees: Math.round(moved.normalEndDegrees * 0.8),
            },
            {
              joint: moved.joint,
              motion: moved.motion,
              mode: moved.mode,
              side: other,
              startDegrees: 0,
              endDegrees: moved.normalEndDegrees,
            },
          ]
        : [],
    strength: strong ? [{ muscle: strong.words, side: treated, grade: "4" }] : [],
  };
  return examineNormal(examineNormal(found, region, treated), region, other);
}

const chartRegions: Partial<Record<Joint, readonly [BodyRegion, BodyChart["marks"][number]["surface"]]>> = {
  neck: ["neck", "back"],
  "thoracic-spine": ["upper-trunk", "back"],
  "lumbar-spine": ["lower-trunk", "back"],
  shoulder: ["shoulder", "front"],
  elbow: ["elbow", "front"],
  wrist: ["wrist", "front"],
  hand: ["hand", "front"],
  hip: ["hip", "front"],
  knee: ["knee", "front"],
  ankle: ["ankle", "back"],
  foot: ["foot", "front"],
};

function chartOf(course: Course, regions: readonly Joint[]): BodyChart {
  const [place] = regions.flatMap((region) => (chartRegions[region] ? [chartRegions[region]] : []));
  if (!place) return { marks: [], words: "", isWithoutSymptoms: /fall/i.test(course.title) };
  const [region, surface] = place;
  const side = !bodyRegions[region].hasSide ? "midline" : course.side === "right" ? "right" : "left";
  return {
    marks: (["pain", "stiffness"] as const).map((kind) => ({ region, side, surface, kind })),
    words: "",
    isWithoutSymptoms: false,
  };
}

function impairmentsOf(course: Course, draft: PlanOfCareContent, regions: readonly Joint[]): Impairment[] {
  const [region] = regions;
  const side = course.side === "left" || course.side === "right" ? { side: course.side } : {};
  const at = region ? { region, ...side } : {};
  const goalIds = draft.goals.slice(0, 1).map(({ goalId }) => goalId);
  return [
    { impairmentId: "pain", kind: "pain", ...at, words: "limits usual days", goalIds },
    region
      ? { impairmentId: "strength", kind: "strength", ...at, words: "below the other side", goalIds: [] }
      : { impairmentId: "balance", kind: "balance", words: "unsteady on turning", goalIds: [] },
  ];
}
