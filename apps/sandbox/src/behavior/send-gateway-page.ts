import type { Response } from 'express';
import { htmlPage } from '../pages/html-page.ts';

/** Answers as a gateway in front of Grow does that got no answer itself: in HTML. */
export function sendGatewayPage(response: Response, status: number): void {
  response
    .status(status)
    .type('html')
    .send(htmlPage(`${status}`, '<h1>The gateway has no answer</h1>'));
}
